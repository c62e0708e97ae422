"""How far the printing is, as someone sees it who has no terminal: lines, each of them whole."""

import re

import pytest

from pipeline.cli import progress
from pipeline.cli.progress import LineProgress
from pipeline.exporters.pdf.exporter import BookletExporter, LargePrintExporter, PdfExporter
from tests.exporters.pdf.books import book, paragraphs, print_document, section

_LINE = re.compile(r"(Laying out text|Printing pages) of pdf(-[a-z-]+)?: (.+)")
_PARTS = tuple(
    section(*paragraphs(4, start=10 * n), title=f"Part {n}", name=f"n{n}") for n in range(3)
)


@pytest.mark.parametrize(
    ("kind", "ending"),
    [(PdfExporter, ""), (LargePrintExporter, "-large-print"), (BookletExporter, "-booklet")],
)
def test_each_heading_paragraph_and_page_is_counted(tmp_path, capfd, monkeypatch, kind, ending):
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.0)  # as if each took that long
    made = print_document(book(*_PARTS), tmp_path, kind=kind, progress=LineProgress())
    shown = capfd.readouterr().err
    told = {"Laying out text": [], "Printing pages": []}
    for line in shown.splitlines():
        what, whose, state = _LINE.fullmatch(line).groups()
        assert (whose or "") == ending
        told[what].append(state)

    assert shown.endswith("\n")
    assert "\r" not in shown
    assert told["Laying out text"] == _states(3 * 5)
    pages = 3 + len(_PARTS) * (2 if kind is LargePrintExporter else 1)
    assert told["Printing pages"] == _states(pages)
    assert kind is not PdfExporter or len(made.pages.pages) == pages


def _states(total: int) -> list[str]:
    moved = [f"{done} of {total}" for done in range(1, total + 1)]
    return [f"{total} to do", *moved, "done"]


def test_a_book_that_is_printed_at_once_takes_few_lines(tmp_path, capfd):
    print_document(book(*_PARTS), tmp_path, progress=LineProgress())

    assert capfd.readouterr().err.splitlines() == [
        "Laying out text of pdf: 15 to do",
        "Laying out text of pdf: done",
        "Printing pages of pdf: 6 to do",
        "Printing pages of pdf: done",
    ]
