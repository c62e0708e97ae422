"""What a library notices of the file itself: its size, and that readers can take it apart."""

import io
import re

import pikepdf

from pipeline.exporters.pdf.options import PdfOptions
from tests.exporters.pdf.books import book, paragraphs, print_document, section


def _loose_size(file) -> int:
    """The size of the same file with each object by itself."""
    target = io.BytesIO()
    with pikepdf.open(file) as pdf:
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return len(target.getvalue())


def test_tags_take_less_room_than_the_pages(printed):
    file = printed[1].file

    assert file.stat().st_size < 0.6 * _loose_size(file)


def test_the_file_can_be_taken_apart_and_says_what_it_is(printed):
    with pikepdf.open(printed[1].file) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert not pdf.is_encrypted
        assert str(pdf.docinfo.Title)
        assert pdf.Root.Type == "/Catalog"


def test_every_stream_ends_with_a_line_of_its_own(printed):
    data = printed[1].file.read_bytes()
    ends = [match.start() for match in re.finditer(rb"endstream\s+endobj", data)]

    assert len(ends) > len(printed[1].export.files)
    assert all(data[end - 2 : end] == b"\r\n" for end in ends)


def test_a_book_of_many_objects_is_found_whole(tmp_path):
    """More objects than one object stream holds, more bytes than fit in two."""
    made = print_document(book(section(*paragraphs(300))), tmp_path)

    with pikepdf.open(made.file) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert all(obj is not None for obj in pdf.objects)
        assert len([obj for obj in pdf.objects if _is_paragraph(obj)]) > 300


def _is_paragraph(obj) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and obj.get("/S") == "/P"


def test_the_same_book_makes_the_same_bytes(tmp_path):
    document = book(section(*paragraphs(30)))
    for standard in ("ua-1", "ua-2"):
        options = PdfOptions(standard=standard)
        once = print_document(document, tmp_path / "once", options)
        again = print_document(document, tmp_path / "again", options)

        assert once.file.read_bytes() == again.file.read_bytes()
