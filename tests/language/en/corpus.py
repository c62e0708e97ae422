"""The cases of the files beside this one."""

from pathlib import Path

from tests.language import corpus


def cases() -> list[corpus.Case]:
    """All cases, in the order of the files' names."""
    return corpus.cases(Path(__file__).parent)
