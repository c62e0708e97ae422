"""Faces in use become composite fonts (ISO 32000-1, 9.7.4)."""

from collections.abc import Iterable

from pipeline.exporters.pdf.objects import PdfFile, Raw, Stream, name, ref
from pipeline.exporters.pdf.write.embed import EmbeddedFont, embed
from pipeline.fonts.face import Face


def add_fonts(file: PdfFile, faces: Iterable[Face]) -> bytes:
    """Embed the faces that were used; the content of the Font resource dictionary."""
    entries: list[bytes] = []
    for face in faces:
        font = embed(face)
        if font is not None:
            entries.append(name(face.name) + b" " + ref(_composite(file, font)))
    return b" ".join(entries)


def _composite(file: PdfFile, font: EmbeddedFont) -> int:
    descendant = file.add(Raw(_descendant(file, font)))
    unicode_map = file.add(Stream(font.to_unicode))
    return file.add(
        Raw(
            b"<</Type/Font/Subtype/Type0/BaseFont"
            + name(font.name)
            + b"/Encoding/Identity-H/DescendantFonts["
            + ref(descendant)
            + b"]/ToUnicode "
            + ref(unicode_map)
            + b">>"
        )
    )


def _descendant(file: PdfFile, font: EmbeddedFont) -> bytes:
    descriptor = file.add(Raw(_descriptor(file, font)))
    to_glyph = file.add(Stream(font.cid_to_gid))
    return (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont" + name(font.name)
        + b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/W["
        + font.widths.encode() + b"]/CIDToGIDMap " + ref(to_glyph)
        + b"/FontDescriptor " + ref(descriptor) + b">>"
    )  # fmt: skip


def _descriptor(file: PdfFile, font: EmbeddedFont) -> bytes:
    data = file.add(Stream(font.file, {"Length1": len(font.file)}))
    box = b" ".join(b"%d" % value for value in font.bbox)
    return (
        b"<</Type/FontDescriptor/FontName" + name(font.name)
        + b"/Flags %d" % font.flags + b"/FontBBox[" + box + b"]"
        + b"/ItalicAngle %.1f/Ascent %d/Descent %d/CapHeight %d/StemV %d"
        % (font.italic_angle, font.ascent, font.descent, font.cap_height, font.stem_v)
        + b"/FontFile2 " + ref(data) + b">>"
    )  # fmt: skip
