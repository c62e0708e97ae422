"""Outside judges in tests: used where they are installed, demanded where CI is set."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from pipeline.errors import MissingToolError

_Found = TypeVar("_Found")


def path_without_judges() -> str:
    """A PATH on which no judge stands but Java's, and those as the tests ask them."""
    java = shutil.which("java")
    return os.pathsep.join([*([str(Path(java).parent)] if java else []), os.defpath])


def require(available: object, reason: str) -> None:
    """Skip the test when a judge is missing; on CI, where each must run, fail."""
    if available:
        return
    if os.environ.get("CI"):
        pytest.fail(f"a judge is missing on CI: {reason}")
    pytest.skip(reason)


def require_tool(find: Callable[[], _Found]) -> _Found:
    """What ``find`` finds; its MissingToolError skips, or on CI fails, the test."""
    try:
        return find()
    except MissingToolError as error:
        require(None, f"{error.message}. {error.hint or ''}")
        raise
