"""A chart draws what its cells state in full: scales are counted in, and doubtful ones refused."""

# ruff: noqa: RUF001  (text in several scripts)

import pytest

from pipeline.language.en.words import SIZES
from pipeline.language.scales import LETTERS, scale
from pipeline.model import Chart, Table
from pipeline.reader.numbers import NumberError, read_number
from tests.reader.manuscripts import faults, read


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("$3m", "en", 3e6),
        ("$3M", "en", 3e6),
        ("3 M€", "fr", 3e6),
        ("USD 3 m", "en", 3e6),
        ("3 m USD", "en", 3e6),
        ("£2.5bn", "en", 2.5e9),
        ("2.5 BN", "en", 2.5e9),
        ("$1.2tn", "en", 1.2e12),
        ("$4T", "en", 4e12),
        ("$7b", "en", 7e9),
        ("5 trillion", "en", 5e12),
        ("5k", "en", 5e3),
        ("12 K", "en", 12e3),
        ("3 hundred thousand", "en", 3e5),
        ("4 lakh", "en", 4e5),
        ("2 crores", "en", 2e7),
        ("2 dozen", "en", 24),
        ("5 Mio. €", "de", 5e6),
        ("5,5 Mrd. Euro", "de", 5.5e9),
        ("3 Tsd.", "de", 3e3),
        ("2 Billionen", "de", 2e12),
        ("2 billion", "en", 2e9),
        ("1 Billiarde", "de", 1e15),
        ("2 billions", "fr", 2e12),
        ("3 milliards", "fr", 3e9),
        ("3 mil", "es", 3e3),
        ("3 miliardi", "it", 3e9),
        ("4 mln", "nl", 4e6),
        ("5 тыс. руб.", "ru", 5e3),
        ("5 млрд", "ru", 5e9),
        ("5億円", "ja", 5e8),
        ("-5 million", "en", -5e6),
        ("5 million kg", "en", 5e6),
        ("5 km", "en", 5),
        ("5 m", "en", 5),
        ("5 people", "en", 5),
        ("3 bins", "en", 3),
        ("about 180 or so", "en", 180),
    ],
)
def test_an_amount_in_full(text, language, value):
    assert read_number(text, language) == pytest.approx(value)


@pytest.mark.parametrize("text", ["5 zillion", "3 gazillions", "2 Fantastilliarden"])
def test_a_scale_that_is_not_known_is_no_number(text):
    with pytest.raises(NumberError, match="not known"):
        read_number(text, "en")


def test_the_narrator_and_the_charts_know_the_same_letters():
    assert SIZES is LETTERS
    assert all(scale(letter, "en") for letter in SIZES)


def _book(folder, *cells):
    rows = "\n".join(f'Row {n},"{cell}"' for n, cell in enumerate(cells))
    table = f":::{{csv-table}} Sums\n:name: sums\n\nName,Value\n{rows}\n:::\n"
    chart = ":::{chart} Sums\n:table: sums\n:alt: Bars.\n\nThe bars.\n:::\n"
    return read(folder, f"# One\n\n{table}\n{chart}")


@pytest.mark.parametrize(
    "cells",
    [
        ("5 m", "7 m"),
        ("5 km", "7 km"),
        ("$5m", "$2bn", "$300k"),
        ("5 M", "300"),
        ("5 million kg", "300 kg"),
        ("1 apple", "2 apples"),
        ("1 hr", "2 hrs"),
        ("180", "240 mm"),
        ("5 %", "12"),
    ],
)
def test_cells_that_are_drawn(tmp_path, cells):
    manuscript = _book(tmp_path, *cells)
    chart = manuscript.document.sections[0].blocks[-1]

    assert faults(manuscript) == []
    assert isinstance(chart, Chart)
    assert len(chart.points) == len(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ("5 m", "300"),
        ("300", "5 m"),
        ("5 m", "2 bn"),
        ("5 km", "800 m"),
        ("90 min", "2 h"),
        ("900 kg", "2 t"),
        ("5", "6 zillion"),
        ("500 MB", "2 GB"),
    ],
)
def test_cells_of_which_a_bar_would_be_wrong_are_refused_at_their_line(tmp_path, cells):
    manuscript = _book(tmp_path, *cells)

    assert faults(manuscript) == [("chart-value", "one.md", 8)]
    assert manuscript.diagnostics[0].hint


LINES = (
    "# One\n\n:::{csv-table} Hours\n:name: hours\n:stub-columns: 1\n\n"
    '"Day of\nthe week","Hours\nopen",Remark\n'
    'Monday,4,"Morning: 8 to 12\nAfternoon: closed"\n'
    '"Tuesday\nin May",8,"One *two\nthree* four.\n\nFive."\n:::\n\n'
    ":::{chart} Hours\n:table: hours\n:label-column: Day of the week\n"
    ":value-column: Hours open\n:alt: Bars.\n\nThe bars.\n:::\n"
)


def test_a_line_end_in_a_cell_is_kept(tmp_path):
    manuscript = read(tmp_path, LINES)
    table, chart = manuscript.document.sections[0].blocks

    assert faults(manuscript) == []
    assert isinstance(table, Table)
    assert table.head[0].cells[0].text == "Day of\nthe week"
    assert table.rows[0].cells[2].text == "Morning: 8 to 12\nAfternoon: closed"
    assert table.rows[1].cells[2].text.split("\n")[:2] == ["One two", "three four."]
    assert [point.label for point in chart.points] == ["Monday", "Tuesday in May"]
    assert (chart.label_heading, chart.value_heading) == ("Day of the week", "Hours open")
