"""All drawings of a book share one bound of time, whatever each of them takes."""

import pytest

from pipeline.assets import drawing
from pipeline.assets.renderer import renderer
from pipeline.model import Image
from tests.assets.drawings import drawn, svg
from tests.checks.documents import Maker, book, faults

# A few hundredths of a second each: more than the bound that these tests set.
SLOW = (
    '<filter id="f"><feTurbulence baseFrequency="0.1{n}" numOctaves="400"/></filter>'
    '<rect filter="url(#f)" width="20" height="20"/>'
)


@pytest.fixture(autouse=True)
def nothing_kept(tmp_path, monkeypatch):
    """What was drawn before takes no time: here each drawing is new."""
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "kept"))


@pytest.fixture
def folder(tmp_path):
    for n in range(12):
        (tmp_path / f"{n}.svg").write_text(svg(SLOW.format(n=n)), encoding="utf-8")
    (tmp_path / "quick.svg").write_text(svg("<rect width='9' height='9'/>"), encoding="utf-8")
    (tmp_path / "bad.png").write_bytes(b"no picture")
    return tmp_path


def _document(*names: str):
    maker = Maker()
    return book(*(maker.para(Image(name, "A hill in mist.")) for name in names))


def _told(folder, *names: str):
    found = faults(_document(*names), folder)
    return [(fault.code, fault.position and fault.position.line) for fault in found]


def test_what_a_drawing_takes_is_counted():
    before = renderer().spent
    drawn(svg(SLOW.format(n=0)).encode())

    assert renderer().spent > before


def test_drawings_that_are_slow_only_together_are_one_fault_with_its_line(folder, monkeypatch):
    monkeypatch.setattr(drawing, "WHOLE_BOOK", 0.01)
    names = [f"{n}.svg" for n in range(12)]
    before = renderer().spent

    assert _told(folder, *names) == [("slow-drawings", 2)]
    once = renderer().spent - before
    monkeypatch.setenv("PUBLISH_CACHE", str(folder / "kept anew"))
    assert _told(folder, "0.svg") == []
    assert once < 6 * (renderer().spent - before - once), "not all were drawn"


def test_other_pictures_are_judged_all_the_same(folder, monkeypatch):
    monkeypatch.setattr(drawing, "WHOLE_BOOK", 0.01)

    assert _told(folder, "0.svg", "1.svg", "bad.png", "2.svg", "1.svg") == [
        ("slow-drawings", 2),
        ("unreadable-image", 3),
    ]


def test_the_fault_says_the_bound_and_what_to_do(folder, monkeypatch):
    monkeypatch.setattr(drawing, "WHOLE_BOOK", 0.01)
    (fault,) = faults(_document("0.svg", "1.svg"), folder)

    assert "more than 2 minutes" in fault.message
    assert "'1.svg' and those after it were not tried" in fault.message
    assert "PNG" in str(fault.hint)


def test_a_drawing_that_is_shown_often_is_drawn_once(folder, monkeypatch):
    monkeypatch.setattr(drawing, "WHOLE_BOOK", 0.01)

    assert _told(folder, *["0.svg"] * 9) == []


def test_a_book_within_the_bound_is_not_refused(folder):
    assert _told(folder, *(f"{n}.svg" for n in range(6)), "quick.svg") == []
