"""Widths and heights of drawings that are no lengths."""

import pytest

from pipeline.files import FileFault
from tests.assets.drawings import proved, svg

_NONE = ["NaN", "nan", "inf", "Infinity", "+inf", "1e400", "1e400em", "-40", "-1%", "-inf"]


@pytest.mark.parametrize("length", _NONE)
@pytest.mark.parametrize("side", ["width", "height"])
@pytest.mark.parametrize("box", ["", 'viewBox="0 0 40 40"'])
def test_what_is_no_length_is_refused_whatever_else_is_stated(tmp_path, length, side, box):
    with pytest.raises(FileFault) as told:
        proved(tmp_path, svg("<rect width='9' height='9'/>", f'{side}="{length}" {box}'))

    assert told.value.code == "unreadable-image"
    assert f"a {side} of {length!r}, which is no length" in told.value.message


@pytest.mark.parametrize("length", ["40", "+40px", ".5in", "4e1", "3em", "50%", "auto"])
def test_lengths_are_taken(tmp_path, length):
    drawing = svg("<rect width='9' height='9'/>", f'width="{length}" height="40" id="a"')

    assert proved(tmp_path, drawing)
