"""Finished editions, damaged on purpose: a sentence removed, altered, swapped or repeated."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from lxml import etree
from mutagen.id3 import ID3

from pipeline.model import Sentence
from pipeline.reader import read_manuscript
from pipeline.validators.proofs.same_text import comparable_text, folded, pictures
from pipeline.validators.tagged_pdf import Node, read_tagged_pdf

SAMPLER = Path(__file__).parents[1] / "books/sampler"
KINDS = ("remove", "alter", "swap", "repeat")
ANCHORS = {
    sentence.id: picture.id
    for picture in pictures(read_manuscript(SAMPLER).document)
    for sentence in picture.alt
}
"""A text alternative is heard at its picture."""


def altered(text: str) -> str:
    """The text with its last letter or digit changed."""
    at = max(n for n, char in enumerate(text) if char.isalnum())
    return text[:at] + ("8" if text[at] == "3" else "3") + text[at + 1 :]


# XHTML: an EPUB or a DAISY book


def mutate_epub(file: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage the content documents of an EPUB."""
    rewrite_zip(file, lambda files: _pages(files, ".xhtml", kind, one, other))


def mutate_daisy(folder: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage the content documents of a DAISY 2.02 book."""
    files = {path.name: path.read_bytes() for path in folder.glob("section-*.html")}
    for name, data in _pages(files, ".html", kind, one, other).items():
        (folder / name).write_bytes(data)


def _pages(
    files: Mapping[str, bytes], ending: str, kind: str, one: Sentence, other: Sentence
) -> dict[str, bytes]:
    trees = {
        name: etree.fromstring(data)
        for name, data in files.items()
        if name.endswith(ending) and f'id="{one.id}"'.encode() in data
    }
    assert trees, f"{one.id} is in no page"
    for name, data in files.items():
        if name.endswith(ending) and f'id="{other.id}"'.encode() in data and name not in trees:
            trees[name] = etree.fromstring(data)
    found = {e.get("id"): e for tree in trees.values() for e in tree.iter() if e.get("id")}
    _damage(found[one.id], found[other.id], kind)
    written = {
        name: etree.tostring(tree, xml_declaration=True, encoding="utf-8")
        for name, tree in trees.items()
    }
    return {**files, **written}


def _damage(one, other, kind: str) -> None:
    match kind:
        case "remove":
            _take_out(one)
        case "alter":
            _alter(one)
        case "repeat":
            one.addnext(again := deepcopy(one))
            one.tail = again.tail and " "
        case "swap":
            first, second = one.getparent(), other.getparent()
            place, there = first.index(one), second.index(other)
            one.tail, other.tail = other.tail, one.tail
            first.insert(place, etree.Element("here"))
            second.insert(there, etree.Element("there"))
            for mark, element in ((first, other), (second, one)):
                name = "here" if element is other else "there"
                mark.replace(mark.find(name), element)


def _take_out(element) -> None:
    parent, tail = element.getparent(), element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _alter(element) -> None:
    for part in element.iter():
        if part.get("alt"):
            part.set("alt", altered(part.get("alt")))
            return
        if part.text and re.search(r"\w", part.text):
            part.text = altered(part.text)
            return


def rewrite_zip(file: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    """Write a zip file anew with other contents."""
    with zipfile.ZipFile(file) as old:
        files = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w") as new:
        for name, data in change(files).items():
            new.writestr(name, data)


# SMIL


def mutate_overlay(file: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage what is heard in an EPUB that reads itself aloud; its text stays whole."""

    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        smils = {name: data for name, data in files.items() if name.endswith(".smil")}
        return {**files, **_smil(smils, kind, one, other)}

    rewrite_zip(file, change)


def mutate_daisy_sound(folder: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage what is heard in a DAISY book."""
    smils = {path.name: path.read_bytes() for path in folder.glob("*.smil")}
    for name, data in _smil(smils, kind, one, other).items():
        (folder / name).write_bytes(data)


def _smil(
    smils: Mapping[str, bytes], kind: str, one: Sentence, other: Sentence
) -> dict[str, bytes]:
    parser = etree.XMLParser(load_dtd=False, no_network=True)
    trees = {name: etree.fromstring(data, parser) for name, data in smils.items()}
    first, second = (_par(trees.values(), sentence) for sentence in (one, other))
    match kind:
        case "remove":
            first.getparent().remove(first)
        case "repeat":
            first.addnext(deepcopy(first))
        case "swap":
            text, there = (par.find("{*}text") for par in (first, second))
            mine, theirs = text.get("src"), there.get("src")
            text.set("src", theirs)
            there.set("src", mine)
        case "alter":
            sound = first.find("{*}audio")
            end = "clipEnd" if "clipEnd" in sound.attrib else "clip-end"
            sound.set(end, "9:00:00.000")
    return {name: etree.tostring(tree) for name, tree in trees.items()}


def _par(trees, sentence: Sentence):
    anchor = ANCHORS.get(sentence.id, sentence.id)
    return next(
        par
        for tree in trees
        for par in tree.iter("{*}par")
        if par.find("{*}text").get("src").endswith(f"#{anchor}")
    )


# MP3 and captions


def mutate_mp3s(folder: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage the text and the times that the MP3s carry."""
    texts = {comparable_text(sentence): sentence for sentence in (one, other)}
    places: dict[str, tuple[Path, int]] = {}
    tags = {file: ID3(file) for file in sorted(folder.glob("*.mp3"))}
    for file, tag in tags.items():
        for number, (text, _) in enumerate(tag.getall("SYLT")[0].text):
            if folded(text) in texts:
                places.setdefault(folded(text), (file, number))
    (file, at), (there, to) = (places[comparable_text(s)] for s in (one, other))
    lines, others = tags[file].getall("SYLT")[0].text, tags[there].getall("SYLT")[0].text
    match kind:
        case "remove":
            del lines[at]
        case "alter":
            lines[at] = (altered(lines[at][0]), lines[at][1])
        case "repeat":
            lines.insert(at, lines[at])
        case "swap":
            mine, theirs = lines[at][0], others[to][0]
            lines[at], others[to] = (theirs, lines[at][1]), (mine, others[to][1])
    for changed in {file, there}:
        sylt = tags[changed].getall("SYLT")[0]
        tags[changed].getall("USLT")[0].text = "\n".join(text.strip() for text, _ in sylt.text)
        tags[changed].save(changed, v1=0, v2_version=3)


def mutate_captions(folder: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage the cues of the WebVTT files."""
    files = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.vtt"))}
    changed = _cues(list(files.values()), kind, one, other)
    for path, text in zip(files, changed, strict=True):
        path.write_text(text, encoding="utf-8")


def mutate_audiobook(file: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage the captions inside a W3C audiobook package."""

    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        names = sorted(name for name in files if name.endswith(".vtt"))
        texts = _cues([files[name].decode() for name in names], kind, one, other)
        return {**files, **{n: t.encode() for n, t in zip(names, texts, strict=True)}}

    rewrite_zip(file, change)


def _cues(texts: list[str], kind: str, one: Sentence, other: Sentence) -> list[str]:
    """Damage a sentence, which may be in several cues: 3.1, 3.2."""
    files = [_groups(text) for text in texts]
    mine, theirs = (_place(files, escape(folded(s.text))) for s in (one, other))
    group = files[mine[0]][mine[1]]
    match kind:
        case "remove":
            group[:] = []
        case "alter":
            head, _, words = group[0].partition("\n")
            time, _, words = words.partition("\n")
            group[0] = f"{head}\n{time}\n{altered(words)}"
        case "repeat":
            files[mine[0]].insert(mine[1] + 1, [f"9999{cue}" for cue in group])
        case "swap":
            there = files[theirs[0]][theirs[1]]
            first, second = _words(group), _words(there)
            group[:], there[:] = [_worded(group[0], second)], [_worded(there[0], first)]
    return ["\n\n".join(["WEBVTT", *(cue for row in rows for cue in row), ""]) for rows in files]


def _groups(text: str) -> list[list[str]]:
    """The cues of a file, those of one sentence together."""
    cues = [cue for cue in text.strip().split("\n\n") if not cue.startswith("WEBVTT")]
    return [list(row) for _, row in groupby(cues, key=lambda cue: cue.split("\n")[0].split(".")[0])]


def _words(cues: list[str]) -> str:
    return " ".join(" ".join(cue.split("\n")[2:]) for cue in cues)


def _worded(cue: str, words: str) -> str:
    return "\n".join([*cue.split("\n")[:2], words])


def _place(files: list[list[list[str]]], words: str) -> tuple[int, int]:
    return next(
        (number, at)
        for number, rows in enumerate(files)
        for at, row in enumerate(rows)
        if _words(row) == words
    )


# PDF


@dataclass(slots=True)
class Glyph:
    """A code of a page's content: where it stands, and the text that it shows."""

    instruction: int
    part: int | None
    at: int
    code: bytes
    text: str
    mark: int | None


def mutate_pdf(file: Path, kind: str, one: Sentence, other: Sentence) -> None:
    """Damage the glyphs that show a sentence, or the text alternative that says it."""
    root = read_tagged_pdf(file).root
    marks = [_marks(root, sentence) for sentence in (one, other)]
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        if not _alternatives(pdf, kind, one, other):
            _glyphs(pdf, kind, (one, marks[0]), (other, marks[1]))
        pdf.save(file)


def _marks(root: Node, sentence: Sentence) -> frozenset[tuple[int, int]]:
    """The marked content of the block that is the sentence, or else holds it."""
    wanted = _bare(comparable_text(sentence))
    blocks = [(_bare(node.text), node) for node in _blocks(root)]
    whole = [node for text, node in blocks if text == wanted]
    around = sorted(
        (len(text), number) for number, (text, _) in enumerate(blocks) if wanted in text
    )
    found = whole or [blocks[number][1] for _, number in around]
    return frozenset(mark for node in found[0].walk() for mark in node.marks) if found else _NONE


_NONE: frozenset[tuple[int, int]] = frozenset()


def _blocks(root: Node) -> Iterator[Node]:
    """Every element but links and the lists of contents."""
    yield root
    for kid in root.kids:
        if isinstance(kid, Node) and kid.role not in ("TOC", "Link"):
            yield from _blocks(kid)


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00ad]", "", text)


def _alternatives(pdf: pikepdf.Pdf, kind: str, one: Sentence, other: Sentence) -> bool:
    mine, theirs = one.text.strip(), other.text.strip()
    holders = [element for element in _elements(pdf) if "/Alt" in element]
    holder = next((e for e in holders if mine in str(e.Alt)), None)
    if holder is None:
        return False
    match kind:
        case "remove":
            holder.Alt = pikepdf.String(str(holder.Alt).replace(mine, "").strip() or "-")
        case "alter":
            holder.Alt = pikepdf.String(str(holder.Alt).replace(mine, altered(mine)))
        case "repeat":
            holder.Alt = pikepdf.String(str(holder.Alt).replace(mine, f"{mine} {mine}"))
        case "swap":
            second = next(e for e in holders if theirs in str(e.Alt))
            holder.Alt = pikepdf.String(str(holder.Alt).replace(mine, theirs))
            second.Alt = pikepdf.String(str(second.Alt).replace(theirs, mine))
    return True


def _elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    stack = [pdf.Root.StructTreeRoot]
    while stack:
        element = stack.pop()
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            stack += [kid] if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else []


_Place = tuple[Sentence, frozenset[tuple[int, int]]]


def _glyphs(pdf: pikepdf.Pdf, kind: str, one: _Place, other: _Place) -> None:
    pages = [_Page(pdf, number, page) for number, page in enumerate(pdf.pages)]
    page, span = _found(pages, one)
    match kind:
        case "remove":
            page.write(span, [])
        case "alter":
            place = max(n for n, glyph in enumerate(span) if glyph.text.isalnum())
            new = next(
                glyph.code
                for glyph in page.glyphs
                if glyph.text.isalnum() and glyph.text != span[place].text
            )
            codes = [glyph.code for glyph in span]
            page.write(span, [*codes[:place], new, *codes[place + 1 :]])
        case "repeat":
            page.write(span, 2 * [glyph.code for glyph in span])
        case "swap":
            there, theirs = _found(pages, other)
            codes, others = ([glyph.code for glyph in row] for row in (span, theirs))
            there.write(theirs, codes)
            page.write(span, others)
    for changed in pages:
        changed.save()


def _found(pages: list["_Page"], place: _Place) -> tuple["_Page", list[Glyph]]:
    return next((page, span) for page in pages if (span := page.find(*place)))


class _Page:
    """The content of a page as instructions whose strings can be changed."""

    def __init__(self, pdf: pikepdf.Pdf, number: int, page: pikepdf.Page) -> None:
        self.pdf, self.number, self.page = pdf, number, page
        self.instructions = list(pikepdf.parse_content_stream(page))
        self.glyphs = list(self._read(page.obj.get("/Resources", {}).get("/Font", {})))
        self.gone: dict[tuple[int, int | None], dict[int, bytes]] = {}

    def _read(self, fonts) -> Iterator[Glyph]:
        tables, current = {}, {}
        self.open: list[int | None] = []
        for number, instruction in enumerate(self.instructions):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BDC", "BMC"):
                self.open.append(_number(operands))
            elif operator == "EMC":
                self.open.pop()
            elif operator == "Tf":
                name = str(operands[0])
                if name not in tables:
                    tables[name] = _table(fonts[name])
                current = tables[name]
            elif operator == "Tj":
                yield from self._codes(number, None, bytes(operands[0]), current)
            elif operator == "TJ":
                for part, piece in enumerate(operands[0]):
                    if isinstance(piece, pikepdf.String):
                        yield from self._codes(number, part, bytes(piece), current)

    def _codes(self, number: int, part: int | None, data: bytes, table) -> Iterator[Glyph]:
        for at in range(0, len(data), 2):
            code = data[at : at + 2]
            mark = next((mark for mark in reversed(self.open) if mark is not None), None)
            yield Glyph(number, part, at // 2, code, table.get(code, "?"), mark)

    def find(self, sentence: Sentence, marks: frozenset[tuple[int, int]]) -> list[Glyph]:
        """The glyphs of a sentence, whatever its spaces; empty when the page has it not."""
        kept = [
            glyph
            for glyph in self.glyphs
            if _bare(glyph.text) and (self.number, glyph.mark) in marks
        ]
        shown = "".join(glyph.text for glyph in kept)
        places = [n for n, glyph in enumerate(kept) for _ in glyph.text]
        wanted = _bare(sentence.text)
        start = shown.find(wanted)
        if start < 0:
            return []
        return kept[places[start] : places[start + len(wanted) - 1] + 1]

    def write(self, span: list[Glyph], codes: list[bytes]) -> None:
        """Put other codes in the place of glyphs; what is left over stands at the last."""
        for number, glyph in enumerate(span):
            new = codes[number] if number < len(codes) else b""
            if number == len(span) - 1:
                new += b"".join(codes[number + 1 :])
            self.gone.setdefault((glyph.instruction, glyph.part), {})[glyph.at] = new

    def save(self) -> None:
        """Write the content anew."""
        for (number, part), changes in self.gone.items():
            instruction = self.instructions[number]
            whole = instruction.operands[0]
            piece = bytes(whole if part is None else whole[part])
            new = b"".join(
                changes.get(at // 2, piece[at : at + 2]) for at in range(0, len(piece), 2)
            )
            if part is None:
                operands = [pikepdf.String(new)]
            else:
                parts = list(whole)
                parts[part] = pikepdf.String(new)
                operands = [pikepdf.Array(parts)]
            self.instructions[number] = pikepdf.ContentStreamInstruction(
                operands, instruction.operator
            )
        if self.gone:
            data = pikepdf.unparse_content_stream(self.instructions)
            self.page.Contents = self.pdf.make_stream(data)


def _number(operands) -> int | None:
    """The MCID of a marked-content operator."""
    entries = operands[1] if len(operands) > 1 else {}
    return int(entries["/MCID"]) if "/MCID" in entries else None


def _table(font) -> dict[bytes, str]:
    """The text of each code of a font, as its ToUnicode says."""
    data = font.ToUnicode.read_bytes()
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in re.findall(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", data)
    }
