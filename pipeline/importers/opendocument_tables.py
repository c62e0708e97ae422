"""An OpenDocument text made ready for pandoc, which passes over some of its cells and boxes."""

from copy import deepcopy

from lxml import etree

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SPANS = (f"{_TABLE}number-columns-spanned", f"{_TABLE}number-rows-spanned")
_MOST = 1000  # columns or rows that a merged cell can claim


def made_ready(content: "etree._Element") -> tuple["etree._Element", bool]:
    """The content with every cell filled and boxes in the text, and whether cells were merged."""
    content = deepcopy(content)
    for box in list(content.iter(f"{_DRAW}text-box", f"{_DRAW}custom-shape")):
        _unbox(box)
    merged = False
    for table in reversed(list(content.iter(f"{_TABLE}table"))):
        if any(True for _one in table.iterancestors(f"{_TABLE}table")):
            _as_lines(table)
        else:
            merged = _filled(table) or merged
    return content, merged


def _unbox(box: "etree._Element") -> None:
    """Put the paragraphs of a text box behind the one that it hangs on."""
    hosts = list(box.iterancestors(f"{_TEXT}p", f"{_TEXT}h"))
    frame = box if box.tag == f"{_DRAW}custom-shape" else box.getparent()
    if not hosts or frame is None or any(True for _one in box.iter(f"{_DRAW}image")):
        return
    for paragraph in reversed([one for one in box if one.tag.startswith(_TEXT)]):
        hosts[-1].addnext(paragraph)
    _drop(frame)


def _drop(element: "etree._Element") -> None:
    """Take an element away, and keep the words behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _rows(table: "etree._Element") -> "list[list[etree._Element]]":
    return [[one for one in row if one.tag in _CELLS] for row in table.iter(f"{_TABLE}table-row")]


def _as_lines(table: "etree._Element") -> None:
    """A table in a cell becomes a paragraph for each of its rows."""
    for row in reversed(_rows(table)):
        line = etree.Element(f"{_TEXT}p")
        line.text = "; ".join(_words(cell) for cell in row)
        table.addnext(line)
    _drop(table)


def _words(cell: "etree._Element") -> str:
    paragraphs = cell.iter(f"{_TEXT}p", f"{_TEXT}h")
    shown = (" ".join("".join(one.itertext()).split()) for one in paragraphs)
    return " ".join(one for one in shown if one)


def _filled(table: "etree._Element") -> bool:
    """Give each cell that a merged one covers the words of that one."""
    rows = _rows(table)
    merged = False
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            columns, down = (min(int(cell.attrib.pop(span, "1")), _MOST) for span in _SPANS)
            if columns > 1 or down > 1:
                merged = True
                _fill(rows[top : top + down], left, columns, cell)
    for cell in (one for row in rows for one in row):
        cell.tag = _CELLS[0]
    return merged


def _fill(
    rows: "list[list[etree._Element]]", left: int, columns: int, cell: "etree._Element"
) -> None:
    has_note = any(True for _one in cell.iter(f"{_TEXT}note"))
    for covered in (one for row in rows for one in row[left : left + columns]):
        if covered is not cell and covered.tag == _CELLS[1] and not has_note:
            covered[:] = []
            etree.SubElement(covered, f"{_TEXT}p").text = _words(cell)
