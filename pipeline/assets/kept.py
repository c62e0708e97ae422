"""Drawings as dots, kept between builds: drawing them is half of what a book with many costs.

An entry's name is the hash of all that decides its bytes, so a build that takes it from here is,
byte for byte, one that draws anew.
"""

import functools
import hashlib
import importlib.metadata
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline.storage.address import is_address
from pipeline.storage.cache import Cache, cache_key, user_cache

_FORM = "drawing 1"  # change it with the way in which drawings are made
_MOST = 1_000_000_000  # bytes that are kept
_OFTEN = 50  # entries between two looks at how much there is
_DRAWERS = ("resvg-py", "pillow")


class _Drawings:
    """The drawings of this user."""

    def __init__(self, folder: Path) -> None:
        self._cache = Cache(folder)
        self._stored = 0

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        kept = self._cache.load(key)
        if kept is not None:
            return kept
        made = make()
        self._cache.store(key, made)
        if self._stored % _OFTEN == 0:
            self._cache.prune(_MOST)
        self._stored += 1
        return made


def kept(
    facts: Sequence[str], svg: bytes, fonts: Sequence[Path], make: Callable[[], bytes]
) -> bytes:
    """What ``make`` gives for a drawing under these facts and fonts, made once."""
    content = hashlib.sha256(svg).hexdigest()
    key = cache_key(_FORM, *_versions(), *facts, *(_digest(font) for font in fonts), content)
    return _drawings(drawings_folder()).get(key, make)


def drawings_folder() -> Path:
    """Where they are kept; apart from narration, since each has a limit of its own."""
    given = os.environ.get("PUBLISH_CACHE")
    named = given is not None and not is_address(given)
    return user_cache(given, "narration") / "drawings" if named else user_cache(None, "drawings")


@functools.lru_cache(maxsize=4)
def _drawings(folder: Path) -> _Drawings:
    return _Drawings(folder)


@functools.cache
def _versions() -> tuple[str, ...]:
    return tuple(f"{name} {importlib.metadata.version(name)}" for name in _DRAWERS)


@functools.cache
def _digest(font: Path) -> str:
    with font.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
