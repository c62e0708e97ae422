"""What formats of one family share: handed on when both are made, never made for its own sake."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline.driver import build
from pipeline.exporters.base import Export, Job
from pipeline.model import Document
from pipeline.registry import Format
from tests.driver.exporters import REGISTRY, Options, options
from tests.driver.test_build import _manuscript, _tree


@dataclass
class Draft:
    """Work that one of the family has done, and who did it."""

    by: str


class _Sister:
    """Says who made its draft."""

    name: ClassVar[str] = ""
    wants: ClassVar[tuple[type, ...]] = ()
    provides: ClassVar[tuple[type, ...]] = ()
    shares: ClassVar[tuple[type, ...]] = (Draft,)

    def __init__(self, options: Options) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        del document
        draft = job.welcome(Draft) or Draft(self.name)
        (job.work / "draft.txt").write_text(draft.by)
        return Export((Path("draft.txt"),), (draft,) if self.shares else ())


class _Elder(_Sister):
    name: ClassVar[str] = "elder"


class _Younger(_Sister):
    name: ClassVar[str] = "younger"


class _Stranger(_Sister):
    name: ClassVar[str] = "stranger"
    shares: ClassVar[tuple[type, ...]] = ()


_FORMATS = (
    *(
        Format(kind.name, "says who drafted", lambda kind=kind: kind, options, (kind.name,))
        for kind in (_Elder, _Stranger, _Younger)
    ),
    *REGISTRY,
)


@pytest.mark.parametrize(
    ("names", "drafted"),
    [
        (("younger",), {"younger": "younger"}),
        (("younger", "elder"), {"elder": "elder", "younger": "elder"}),
        (
            ("elder", "stranger", "younger"),
            {"elder": "elder", "stranger": "stranger", "younger": "elder"},
        ),
    ],
)
def test_work_is_shared_where_it_was_done_anyway(tmp_path, names, drafted):
    report = build(_manuscript(tmp_path), tmp_path / "out", names, registry=_FORMATS, jobs=1)

    assert report.exit_code == 0
    assert _tree(tmp_path / "out") == {f"{name}/draft.txt": by for name, by in drafted.items()}
