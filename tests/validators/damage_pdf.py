"""Changes of a finished PDF of the book with everything, each of one thing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf

from tests.validators.damages import Damage

Pdf = Any


def _in(change: Callable[[Pdf], None]) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        file = next(folder.glob("*.pdf"))
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(file)

    return changed


def _elements(pdf: Pdf, role: str) -> Iterator[Pdf]:
    """The elements of a role in reading order."""
    stack = [pdf.Root.StructTreeRoot]
    while stack:
        element = stack.pop()
        if element.get("/S") == role:
            yield element
        kids = element.get("/K", [])
        row = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        stack += [k for k in reversed(row) if isinstance(k, pikepdf.Dictionary) and "/S" in k]


def _set(role: str, key: str, value: Any, number: int = 0) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        list(_elements(pdf, role))[number][key] = value

    return change


def _with(role: str, key: str, value: Any) -> Callable[[Pdf], None]:
    """Another value for the first element of a role that has the key; None takes it out."""

    def change(pdf: Pdf) -> None:
        element = next(e for e in _elements(pdf, role) if key in e)
        if value is None:
            del element[key]
        else:
            element[key] = value

    return change


def _page(number: int, change: Callable[[bytes], bytes]) -> Callable[[Pdf], None]:
    def changed(pdf: Pdf) -> None:
        page = pdf.pages[number]
        before = page.Contents.read_bytes()
        after = change(before)
        assert after != before
        page.Contents = pdf.make_stream(after)

    return changed


def _xmp(key: str, value: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
            told[key] = value

    return change


def _level(pdf: Pdf) -> None:
    """A heading of another level, in the tree and on the page."""
    heading = next(_elements(pdf, "/H2"))
    heading.S = pikepdf.Name("/H4")
    page = next(p for p in pdf.pages if p.objgen == heading.Pg.objgen)
    number = int(heading.K[0])
    old, new = (b"/%b<</MCID %d>>BDC" % (name, number) for name in (b"H2", b"H4"))
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(old, new))


def _header(pdf: Pdf) -> None:
    cell = next(_elements(pdf, "/TH"))
    cell.A[0].Scope = pikepdf.Name("/Row")


def _outline(number: int, key: str, value: Callable[[Pdf], Any]) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        item = pdf.Root.Outlines.First
        for _ in range(number):
            item = item.Next
        item[key] = value(pdf)

    return change


def _swap(pdf: Pdf) -> None:
    kids = list(pdf.Root.Pages.Kids)
    kids[6], kids[7] = kids[7], kids[6]
    pdf.Root.Pages.Kids = pikepdf.Array(kids)


def _note(pdf: Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9], Contents="Buy it"
    )
    pdf.pages[5].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _address(pdf: Pdf) -> None:
    links = (a for page in pdf.pages for a in page.get("/Annots", []) if "/URI" in a.get("/A", {}))
    next(links).A.URI = pikepdf.String("https://example.com/elsewhere")


def _added(pdf: Pdf) -> None:
    """A paragraph of its own at the end, made of words that stand on the page."""
    page, element = pdf.pages[-1], list(_elements(pdf, "/P"))[-1]
    data = page.Contents.read_bytes()
    shown = data[data.index(b"BT/") : data.index(b"]TJ", data.index(b"BT/")) + 3]
    number = data.count(b"MCID")
    page.Contents = pdf.make_stream(
        data + b"\n/P<</MCID %d>>BDC\n" % number + shown * 2 + b" ET EMC"
    )
    new = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=element.P, Pg=page.obj, K=[number]
        )
    )
    element.P.K.append(new)


def _redrawn(pdf: Pdf) -> None:
    """A longer bar in the chart: what a figure draws is compared by nobody."""
    page = next(p for p in pdf.pages if b"/Figure<<" in p.Contents.read_bytes() and b" re f" in
                p.Contents.read_bytes().partition(b"/Figure<<")[2])  # fmt: skip
    head, mark, tail = page.Contents.read_bytes().partition(b"/Figure<<")
    at = tail.index(b" re")
    page.Contents = pdf.make_stream(head + mark + tail[:at] + b" re 0 0 9 9" + tail[at:])


def _elsewhere(pdf: Pdf) -> Any:
    return pikepdf.Array([pdf.pages[9].obj, pikepdf.Name.Fit])


def _within(matrix: bytes) -> Callable[[bytes], bytes]:
    return lambda data: b"q " + matrix + b" cm\n" + data + b"\nQ"


def _calls(text: bytes, instead: bytes) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(text, instead, 1)


_TEXT = b"BT/F2 12 Tf "
DAMAGES = tuple(
    Damage("pdf", what, _in(change), proof=proof)
    for what, change, proof in (
        ("title", lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"), True),
        ("title in XMP", _xmp("dc:title", "Another"), True),
        ("author", lambda pdf: pdf.docinfo.__setitem__("/Author", "Another"), True),
        ("author in XMP", _xmp("dc:creator", ["Another"]), True),
        ("language in XMP", _xmp("dc:language", {"de"}), True),
        ("language", lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("de")), True),
        ("language of the text", _with("/Document", "/Lang", pikepdf.String("de")), True),
        ("title of the window", lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), True),
        ("claim of PDF/UA-2", _xmp("pdfuaid:part", "2"), True),
        ("claim of PDF/A-3b", _xmp("pdfaid:conformance", "B"), True),
        ("meaning of a role",
         lambda pdf: pdf.Root.StructTreeRoot.RoleMap.__setitem__("/H1", pikepdf.Name.P), True),
        ("level of a heading", _level, True),
        ("title in the outline", _outline(4, "/Title", lambda _: pikepdf.String("Else")), True),
        ("target in the outline",
         _outline(4, "/Dest", _elsewhere), True),
        ("outline taken out", lambda pdf: pdf.Root.__delitem__("/Outlines"), True),
        ("labels of pages",
         lambda pdf: pdf.Root.PageLabels.Nums[-1].__setitem__("/St", 7), True),
        ("order of pages", _swap, True),
        ("ActualText that lies", _set("/P", "/ActualText", pikepdf.String("Never"), -1), True),
        ("alternative that hides the words", _set("/P", "/Alt", pikepdf.String("Never"), -1), True),
        ("ActualText on the page",
         _page(7, _calls(b"/P<</MCID", b"/P<</ActualText<FEFF0041>/MCID")), True),
        ("text without ink", _page(7, _calls(_TEXT, b"3 Tr " + _TEXT)), True),
        ("white text", _page(7, _calls(_TEXT, b"1 1 1 rg " + _TEXT)), True),
        ("white in grey", _page(7, _calls(_TEXT, b"1 g " + _TEXT)), True),
        ("text without size", _page(7, _calls(b"BT/F2 12 Tf", b"BT/F2 0.1 Tf")), True),
        ("text shrunk", _page(7, _within(b".01 0 0 .01 9 9")), True),
        ("text beside the page", _page(7, _within(b"1 0 0 1 900 0")), True),
        ("page cut",
         lambda pdf: pdf.pages[7].__setattr__("cropbox", pikepdf.Array([0, 0, 90, 90])), True),
        ("language of a word", _with("/Span", "/Lang", pikepdf.String("cs")), True),
        ("word without language", _with("/Span", "/Lang", None), True),
        ("abbreviation", _with("/Span", "/E", pikepdf.String("kilometre")), True),
        ("alternative of a figure", _set("/Figure", "/Alt", pikepdf.String("A cat"), 1), True),
        ("alternative of the cover", _set("/Figure", "/Alt", pikepdf.String("A cat")), True),
        ("words of a formula", _set("/Formula", "/Alt", pikepdf.String("x cubed")), True),
        ("scope of a header", _header, True),
        ("header made a cell", _set("/TH", "/S", pikepdf.Name.TD), True),
        ("list made a box", _set("/L", "/S", pikepdf.Name.Div), True),
        ("quotation made a box", _set("/BlockQuote", "/S", pikepdf.Name.Div), True),
        ("paragraph of no kind", _set("/P", "/S", pikepdf.Name.NonStruct, -1), True),
        ("added sentence", _added, True),
        ("note laid over a page", _note, True),
        ("address of a link", _address, True),
        ("what opens with it",
         lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.Print)),
         True),
        ("bar of a chart", _redrawn, False),
        ("moment of the build", _xmp("xmp:ModifyDate", "2020-01-01T00:00:00+00:00"), False),
    )
)  # fmt: skip
