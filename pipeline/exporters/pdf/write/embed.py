"""A face as PDF objects: a composite font (ISO 32000-1, 9.7) with only the glyphs in use."""

import struct
import zlib
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.fonts.face import Face

_SYMBOLIC = 4
_FIXED_PITCH = 1
_ITALIC = 64


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """What the font's objects hold: numbers in thousandths of the size, files as bytes.

    ``widths`` is the content of the ``W`` array.
    """

    name: str
    file: bytes
    to_unicode: bytes
    cid_to_gid: bytes
    widths: str
    bbox: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    flags: int
    stem_v: int


def embed(face: Face) -> EmbeddedFont | None:
    """The subset of a face that was used; None when no glyph of it was."""
    glyphs = face.glyphs()
    if not glyphs:
        return None
    scale = 1000 / face.source.upem
    head, hhea, os2, post = (face.source.reference_table(t).data for t in _TABLES)
    bbox = tuple(round(v * scale) for v in struct.unpack(">4h", head[36:44]))
    ascent, descent = struct.unpack(">2h", hhea[4:8])
    cap_height = struct.unpack(">h", os2[88:90])[0] if len(os2) >= _OS2_VERSION_2 else ascent
    angle = struct.unpack(">i", post[4:8])[0] / 65536
    fixed = struct.unpack(">I", post[12:16])[0] != 0
    weight = dict(face.file.axes).get("wght", struct.unpack(">H", os2[4:6])[0])
    return EmbeddedFont(
        name=f"{_tag(face)}+{_postscript_name(face)}",
        file=_subset(face, sorted({gid for gid, _, _ in glyphs.values()})),
        to_unicode=_to_unicode({cid: text for cid, (_, text, _) in glyphs.items()}),
        cid_to_gid=_cid_to_gid({cid: gid for cid, (gid, _, _) in glyphs.items()}),
        widths=_widths({cid: advance for cid, (_, _, advance) in glyphs.items()}),
        bbox=bbox,
        ascent=round(ascent * scale),
        descent=round(descent * scale),
        cap_height=round(cap_height * scale),
        italic_angle=angle,
        flags=_SYMBOLIC | (_FIXED_PITCH if fixed else 0) | (_ITALIC if angle else 0),
        stem_v=round(10 + 220 * (weight - 50) / 900),
    )


_OS2_VERSION_2 = 90  # bytes: from this version on, the table tells the height of capitals
_TABLES = ("head", "hhea", "OS/2", "post")


def _postscript_name(face: Face) -> str:
    """The file's name with its weight: instances of a variable font must differ in name."""
    stem = face.file.path.stem.partition("[")[0]
    weight = dict(face.file.axes).get("wght")
    return stem if weight is None else f"{stem}-{round(weight)}"


def _tag(face: Face) -> str:
    """Six capital letters that differ between subsets (ISO 32000-1, 9.6.4)."""
    number = zlib.crc32(repr(sorted(face.glyphs().items())).encode())
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, 26)
        letters += chr(ord("A") + digit)
    return letters


def _subset(face: Face, glyphs: list[int]) -> bytes:
    """The font file with the outlines of these glyphs alone; glyph numbers stay as they are."""
    import uharfbuzz as hb  # noqa: PLC0415  (loads only when a PDF is made)

    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(map(_tag_number, _DROPPED))
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_HINTING
    )
    for tag in _axes(face):
        wanted.pin_axis_to_default(face.source, tag)
    for tag, value in face.file.axes:
        wanted.pin_axis_location(face.source, tag, value)
    data: bytes = hb.subset(face.source, wanted).blob.data
    return data


_DROPPED = ("GSUB", "GPOS", "GDEF", "DSIG", "kern", "STAT", "BASE", "gasp", "meta")


def _axes(face: Face) -> list[str]:
    return [axis.tag for axis in face.source.axis_infos]


def _tag_number(tag: str) -> int:
    return int.from_bytes(tag.encode().ljust(4), "big")


def _widths(advances: dict[int, int]) -> str:
    """The ``W`` array: runs of consecutive CIDs."""
    runs: list[str] = []
    items = sorted(advances.items())
    for _, group in groupby(enumerate(items), key=lambda pair: pair[1][0] - pair[0]):
        members = [item for _, item in group]
        runs.append(f"{members[0][0]}[{' '.join(str(width) for _, width in members)}]")
    return "".join(runs)


def _cid_to_gid(glyphs: dict[int, int]) -> bytes:
    table = bytearray(2 * (max(glyphs) + 1))
    for cid, gid in glyphs.items():
        struct.pack_into(">H", table, 2 * cid, gid)
    return bytes(table)


def _to_unicode(texts: dict[int, str]) -> bytes:
    """The ``ToUnicode`` CMap: at most 100 entries a block (ISO 32000-1, 9.10.3)."""
    entries = [
        f"<{cid:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for cid, text in sorted(texts.items())
    ]
    bounds = [*range(0, len(entries), 100), len(entries)]
    blocks = [
        f"{end - start} beginbfchar\n" + "\n".join(entries[start:end]) + "\nendbfchar\n"
        for start, end in pairwise(bounds)
    ]
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_TAIL).encode()


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
