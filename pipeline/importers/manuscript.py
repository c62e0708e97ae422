"""The manuscript that an import writes: chapters, tables, pictures and book.toml."""

import datetime
import hashlib
import json
import posixpath
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from pipeline.assets.kinds import picture_kind
from pipeline.importers.chapters import Draft, Places, find_places, make_chapters
from pipeline.importers.pandoc import plain
from pipeline.importers.sources import Facts, Source
from pipeline.importers.writing.blocks import write_blocks
from pipeline.importers.writing.context import Chapter, is_web
from pipeline.language.tags import language_fault
from pipeline.reader.identifiers import read_identifier
from pipeline.reader.ids import slug

_ENDINGS = {"png": "png", "jpeg": "jpg", "gif": "gif", "webp": "webp", "svg": "svg"}
_SHORT = re.compile(r"\(([A-Z][A-Z0-9]{1,7})\)")
_WORD = re.compile(r"[\w'\u2019-]++")
_BEFORE = 200  # characters that an expansion can have
_MOST_WORDS = 12


@dataclass(slots=True)
class Files:
    """The files of the manuscript by name, as they are gathered."""

    source: Source
    files: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[tuple[str, str], str | None] = field(default_factory=dict)
    notes: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def free(self, folder: str, stem: str, ending: str) -> str:
        """A name that no other file has."""
        base = slug(stem, "file")[:50].strip("-") or "file"
        name, count = f"{folder}{base}.{ending}", 1
        while name in self.files:
            count += 1
            name = f"{folder}{base}-{count}.{ending}"
        return name

    def table(self, stem: str, text: str) -> str:
        """Keep a table; its path."""
        name = self.free("tables/", stem, "csv")
        self.files[name] = text.encode()
        return name

    def picture(self, part: str, address: str) -> str | None:
        """Keep a picture; its path, None when it is not here."""
        if (part, address) not in self.pictures:
            self.pictures[(part, address)] = self._copied(part, address)
        return self.pictures[(part, address)]

    def _copied(self, part: str, address: str) -> str | None:
        if is_web(address) and not address.startswith("data:"):
            return None
        data = self.source.open_file(part, address)
        if data is None:
            return None
        for name, known in self.files.items():
            if name.startswith("figures/") and known == data:
                return name
        kind = picture_kind(data)
        ending = (
            _ENDINGS.get(kind or "") or posixpath.splitext(address)[1].strip(".").lower() or "bin"
        )
        if kind not in _ENDINGS and (png := _as_png(data)):
            data, ending = png, "png"
            self.source.teller.tell("changed", part, f"the picture {address} is now a PNG")
        stem = (
            "picture"
            if address.startswith("data:")
            else posixpath.splitext(posixpath.basename(unquote(address)))[0]
        )
        name = self.free("figures/", stem, re.sub(r"\W", "", ending) or "bin")
        self.files[name] = data
        return name

    def new_note(self) -> str:
        """The label of the next note."""
        self.notes += 1
        return str(self.notes)


def _as_png(data: bytes) -> bytes | None:
    import io  # noqa: PLC0415  (for few books)

    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(data)) as picture:
            out = io.BytesIO()
            picture.convert("RGBA").save(out, "PNG")
            return out.getvalue()
    except Exception:  # noqa: BLE001  (Pillow raises anything for damaged files)
        return None


def make_manuscript(source: Source) -> dict[str, bytes]:
    """All files of the manuscript by name."""
    files = Files(source)
    drafts = make_chapters(source)
    places = find_places(drafts)
    width = max(2, len(str(len(drafts))))
    names: list[str] = []
    texts: list[str] = []
    for number, draft in enumerate(drafts, 1):
        title = plain(draft.blocks[0]["c"][2])
        name = f"{number:0{width}}-{slug(title, 'text')[:50].strip('-')}.md"
        text = write_blocks(draft.blocks, _chapter(draft, places, files))
        files.files[name] = f"{text}\n".encode()
        names.append(name)
        texts.append(text)
    if source.facts.cover:
        cover = files.picture("", source.facts.cover)
        source.facts.cover = cover or ""
    title = plain(drafts[0].blocks[0]["c"][2]) if drafts else ""
    files.files["book.toml"] = book_toml(source.facts, names, texts, title).encode()
    return files.files


def _chapter(draft: Draft, places: Places, files: Files) -> Chapter:
    def target(address: str) -> str | None:
        found = places.find(draft.part, address)[0]
        return f"#{found}" if found else None

    def anchor(name: str) -> str:
        final, kind = places.ids.get((draft.part, name)) or places.alone.get(name, ("", ""))
        return final if final in places.wanted and kind != "inside" else ""

    return Chapter(
        draft.part,
        files.source.teller,
        target,
        lambda address: files.picture(draft.part, address),
        files.table,
        anchor,
        lambda name: places.alone.get(name, ("", ""))[1],
        files.new_note,
        files.source.decorative.get(draft.part, frozenset()),
        files.counts,
    )


def book_toml(facts: Facts, names: Sequence[str], texts: Sequence[str], title: str) -> str:
    """book.toml, with no more than what the source says."""
    lines: list[str] = []
    put = _putter(lines)
    put("title", facts.title or title or "Untitled")
    put("subtitle", facts.subtitle)
    put("language", facts.language if not language_fault(facts.language or "-") else "")
    put("identifiers", _identifiers(facts, texts))
    put("publisher", facts.publisher)
    put("rights", facts.rights)
    put("description", facts.description)
    put("subjects", facts.subjects)
    if date := _date(facts.date):
        lines.append(f"date = {date}")
    put("direction", facts.direction if facts.direction == "rtl" else "")
    put("page-source", facts.page_source if any("{page}`" in one for one in texts) else "")
    put("cover", facts.cover)
    put("cover-alt", facts.cover_alt)
    lines.append("sections = [\n" + "".join(f"  {_quoted(one)},\n" for one in names) + "]")
    for name, role in facts.authors:
        lines += ["", "[[contributors]]", f"name = {_quoted(name)}", f"role = {_quoted(role)}"]
    if found := {**abbreviations("\n".join(texts)), **facts.abbreviations}:
        lines += ["", "[abbreviations]"]
        lines += [f"{_quoted(short)} = {_quoted(long)}" for short, long in sorted(found.items())]
    return "\n".join(lines) + "\n"


def _putter(lines: list[str]) -> Callable[[str, str | Sequence[str]], None]:
    def put(key: str, value: str | Sequence[str]) -> None:
        if value:
            shown = (
                _quoted(value) if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"
            )
            lines.append(f"{key} = {shown}")

    return put


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _identifiers(facts: Facts, texts: Sequence[str]) -> list[str]:
    """Those of the source that can be used, or else one made from the text, the same each time."""
    known = [one for one in facts.identifiers if read_identifier(one)[1] is None]
    if known:
        return list(dict.fromkeys(known))
    digest = hashlib.sha256("\n".join((facts.title, *texts)).encode()).hexdigest()
    return [f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}"]


def _date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat() if text else ""
    except ValueError:
        return ""


def abbreviations(text: str) -> dict[str, str]:
    """Abbreviations that the text itself explains: "World Health Organization (WHO)"."""
    found: dict[str, str] = {}
    for mark in _SHORT.finditer(text):
        long = _expansion(text[max(mark.start() - _BEFORE, 0) : mark.start()], mark[1])
        if long:
            found.setdefault(mark[1], long)
    return found


def _expansion(before: str, short: str) -> str:
    """The last words before an abbreviation that begin with its letters; "" when they do not."""
    words: list[str] = []
    for word in reversed(before.replace("*", " ").split()[-_MOST_WORDS:]):
        if not _WORD.fullmatch(word):
            break
        words.insert(0, word)
    for start, word in enumerate(words):
        initials = "".join(w[0] for w in words[start:] if w[0].isupper())
        loose = "".join(w[0] for w in words[start:]).upper()
        if word[0].isupper() and short in (initials, loose):
            return " ".join(words[start:])
    return ""
