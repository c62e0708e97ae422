"""Document -> spoken script: everything in the manuscript, in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.columns import below_zero, column_headers, columns_of_sums
from pipeline.exporters.audio.script.records import Chapter, Kind, Script, SectionScript, Utterance
from pipeline.exporters.audio.script.speaker import Speaker
from pipeline.exporters.shared.captions import box_label, caption_label
from pipeline.exporters.shared.credits import authors, role_label
from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.statement import make_statement
from pipeline.language.announcements import SpokenWords
from pipeline.language.marks import mark, readable, without_private
from pipeline.language.normalize import normalize, sign_names, speakable
from pipeline.language.numerals import ordinal
from pipeline.language.words import speaks_of_itself, spoken_labels, words_for
from pipeline.model import (
    Admonition,
    Block,
    BlockQuote,
    BulletList,
    Chart,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    HorizontalRule,
    Labels,
    LineBlock,
    ListStyle,
    Note,
    NoteRef,
    Only,
    OrderedList,
    Para,
    Plain,
    Pronunciation,
    Section,
    Sentence,
    Table,
)
from pipeline.model.walk import blocks_sentences, document_blocks, walk_inlines

# Milliseconds of silence. A heading is heard by the room around it: more, the higher it stands.
_SENTENCE, _PARAGRAPH, _ITEM, _CELL, _ROW, _RULE = 380, 700, 520, 160, 480, 1500
_HEADING_BEFORE, _HEADING_AFTER = (1200, 1200, 1000, 850), (1000, 800, 700, 650)


def narrate(document: Document, options: AudioOptions) -> Script:
    """The script of the whole book; pure."""
    writer = _Writer(document, options)
    sections = tuple(writer.chapter(index) for index in range(len(document.sections)))
    if options.accessibility_statement and sections:
        telling = _Writer(document, options, _statement(document, sections))
        sections = (telling.chapter(0), *sections[1:])
    foreign = sorted(writer.speaker.foreign, key=lambda found: (str(found[2]), found[:2]))
    faults = (*_announcements(document), *writer.speaker.diagnostics)
    return Script(sections, faults, tuple(foreign))


def _statement(document: Document, sections: Iterable[SectionScript]) -> tuple[str, ...]:
    """What can be done with the edition, in short: it rests on what the rest of it says."""
    heard = frozenset(u.sentence for section in sections for u in section.utterances if u.sentence)
    evidence = count_evidence(document, "audio", heard=heard)
    statement = make_statement(document.metadata, evidence)
    return statement.title, *statement.short


def _announcements(document: Document) -> Iterator[Diagnostic]:
    """A warning when the narrator has no words of its own in the language of the book."""
    language = document.metadata.language
    if not speaks_of_itself(language):
        message = f"the narrator has no words in {language!r} to announce lists and tables with"
        hint = "The manuscript itself is said in full, with pauses and numbers for its structure."
        yield Diagnostic("missing-announcements", "warning", message, hint=hint)


def _item_label(number: int, style: ListStyle) -> str:
    """What is said before an item: its letter, else its number, in whatever numerals it stands."""
    if not style.endswith("alpha"):
        return f"{number}."
    return f"{mark(ordinal(number, style).removesuffix('.'), Pronunciation(letters=True))}."


def _first(note: Note) -> str | None:
    """The id of a note's first sentence."""
    return next((one.id for one in blocks_sentences(note.blocks)), None)


def _last(note: Note) -> str | None:
    """The id of a note's last sentence."""
    ids = [one.id for one in blocks_sentences(note.blocks)]
    return ids[-1] if ids else None


@dataclass
class _Writer:
    document: Document
    options: AudioOptions
    statement: tuple[str, ...] = ()
    speaker: Speaker = field(init=False)
    words: SpokenWords = field(init=False)
    labels: Labels = field(init=False)
    notes: dict[str, Note] = field(init=False)
    tables: dict[str, Table] = field(init=False)
    said: list[Utterance] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    before: int = 0
    depth: int = 0

    def __post_init__(self) -> None:
        voices = frozenset(language.lower() for language in self.options.voices)
        self.speaker = Speaker(self.document, self.options.expand_abbreviations, voices)
        self.words = words_for(self._language)
        self.labels = spoken_labels(self.document.labels, self._language)
        self.notes = {note.id: note for note in self.document.notes}
        blocks = document_blocks(self.document)
        self.tables = {block.id: block for block in blocks if isinstance(block, Table)}

    def chapter(self, index: int) -> SectionScript:
        """The script of level 1 section ``index``."""
        self.said, self.chapters, self.before = [], [], 0
        self.speaker.begin_section()
        section = self.document.sections[index]
        if index == 0 and self.options.opening:
            self._opening()
        if index == 0:
            self._accessibility()
        self._section(section, f"{index + 1}")
        self._notes(section)
        title = section.title.text.strip()
        return SectionScript(section.id, title, tuple(self.said), tuple(self.chapters))

    # -- saying ---------------------------------------------------------------------------

    def _say(
        self,
        sentence: Sentence,
        after: int = _SENTENCE,
        kind: Kind = "text",
        instead: str = "",
        said: str = "",
    ) -> None:
        """One sentence of the manuscript, then the notes that it calls.

        ``instead`` is said of one in which there is nothing to say, such as a dash; ``said`` in
        place of its own words.
        """
        text = said or self.speaker.sentence(sentence, running=kind == "text")
        self.speaker.report_signs(text, sentence.position)
        if not speakable(text) and not normalize(text, self._language):
            text = sign_names(text, self._language) or instead
        shown = without_private(sentence.text).strip()
        self._add(Utterance(text, kind, sentence.id, 0, after, shown, sentence.position))
        for inline in walk_inlines(sentence.inlines):
            if isinstance(inline, NoteRef):
                self._call(inline)

    @property
    def _language(self) -> str:
        return self.document.metadata.language

    def _announce(self, text: str, after: int = _SENTENCE, owner: str | None = None) -> None:
        """Words of the narrator's own; a pause where the language has none.

        ``owner`` is what they are said for.
        """
        if not speakable(text):
            self._pause(after)
            return
        shown = readable(text)
        self._add(Utterance(text, "announcement", None, 0, after, shown, owner=owner))

    def _add(self, utterance: Utterance) -> None:
        before, self.before = self.before, 0
        self.said.append(replace(utterance, before=before))

    def _pause(self, milliseconds: int) -> None:
        self.before = max(self.before, milliseconds)

    def _sentences(self, sentences: Sequence[Sentence], after: int = _SENTENCE) -> None:
        for sentence in sentences:
            self._say(sentence, after)

    # -- sections and notes ---------------------------------------------------------------

    def _opening(self) -> None:
        """Title, contributors, and the word that the voice is synthetic."""
        book, say = self.document.metadata, self.speaker.words
        self._announce(f"{say(book.title)}.", _PARAGRAPH, "#title")
        if book.subtitle:
            self._announce(f"{say(book.subtitle)}.", _PARAGRAPH, "#subtitle")
        if names := authors(book):
            by = self.words.by.format(", ".join(map(say, names)))
            self._announce(by, _PARAGRAPH, "#author")
        for person in book.contributors:
            if label := role_label(person, self.labels):
                told = f"{label[0].upper()}{label[1:]}: {say(person.name)}."
                self._announce(told, _PARAGRAPH, "#contributors")
        self._announce(self.words.narrator, _HEADING_BEFORE[0], "#voice")

    def _accessibility(self) -> None:
        """What can be done with the edition, if that is asked for."""
        for line in self.statement:
            self._announce(self.speaker.words(line), _PARAGRAPH, "#statement")

    def _section(self, section: Section, number: str) -> None:
        depth = min(section.rank, len(_HEADING_BEFORE)) - 1
        self._pause(_HEADING_BEFORE[depth])
        self.chapters.append(Chapter(section.title.text.strip(), section.level, len(self.said)))
        if self.options.number_headings:
            self._announce(f"{number}.", _CELL)
        self._say(section.title, _HEADING_AFTER[depth], "heading")
        self._blocks(section.blocks)
        for index, child in enumerate(section.sections, 1):
            self._section(child, f"{number}.{index}")

    def _call(self, call: NoteRef) -> None:
        if self.options.notes == "omit":
            return
        note = self.notes.get(call.note)
        if self.options.notes == "inline" and note and note.id not in self.told:
            self._note(note, call.id)
            label = self.labels.footnote
            self._announce(self.words.end.format(f"{label} {note.label}"), owner=_last(note))
        else:
            self._announce(f"{self.labels.footnote} {call.label}.", owner=call.id)

    def _note(self, note: Note, owner: str | None) -> None:
        """The note, its number said for its call, or for its own first sentence."""
        self.told.add(note.id)
        self._announce(f"{self.labels.footnote} {note.label}.", _ITEM, owner)
        self._blocks_of_item(note.blocks)

    def _notes(self, section: Section) -> None:
        """The section's notes that were not spoken where they are called."""
        notes = [note for note in self.document.notes if note.section == section.id]
        left = [note for note in notes if note.id not in self.told]
        if self.options.notes == "omit" or not left:
            return
        self._pause(_HEADING_BEFORE[1])
        self._announce(f"{self.labels.notes}.", _PARAGRAPH, _first(left[0]))
        for note in left:
            self._note(note, _first(note))
        self._announce(self.words.end.format(self.labels.notes), owner=_last(left[-1]))

    # -- blocks ---------------------------------------------------------------------------

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._pause(_PARAGRAPH)
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Para() | Plain():
                self._sentences(block.sentences)
            case BulletList() | OrderedList():
                self._list(block)
            case DefinitionList():
                self._definitions(block)
            case BlockQuote():
                self._quotation(block)
            case LineBlock():
                self._verse(block)
            case CodeBlock():
                self._code(block)
            case Table():
                self._table(block)
            case Figure() | Chart():
                self._figure(block)
            case Admonition():
                self._box(block)
            case Only():
                self._blocks_of_item(block.blocks)
            case HorizontalRule():
                self._pause(_RULE)
            case _:
                assert_never(block)

    def _list(self, block: BulletList | OrderedList) -> None:
        self._announce(self.words.items(len(block.items)))
        self.depth += 1
        for index, item in enumerate(block.items):
            self._pause(_ITEM)
            if isinstance(block, OrderedList):
                self._announce(_item_label(block.start + index, block.style), _CELL)
            self._blocks_of_item(item.blocks)
        self.depth -= 1
        if self.depth:  # what follows is the outer list again
            self._announce(self.words.end.format(self.words.list))

    def _blocks_of_item(self, blocks: Sequence[Block]) -> None:
        """The first block follows its number at once; the next ones are paragraphs."""
        if blocks:
            self._block(blocks[0])
            self._blocks(blocks[1:])

    def _definitions(self, block: DefinitionList) -> None:
        self._announce(self.words.items(len(block.items)))
        for item in block.items:
            self._pause(_ITEM)
            self._say(item.term, _CELL * 2, "term")
            for definition in item.definitions:
                self._blocks_of_item(definition)

    def _quotation(self, block: BlockQuote) -> None:
        self._announce(f"{self.words.quotation.capitalize()}.")
        self._blocks(block.blocks)
        self._sentences(block.attribution)
        self._announce(self.words.end.format(self.words.quotation))

    def _verse(self, block: LineBlock) -> None:
        for stanza in block.stanzas:
            self._pause(_PARAGRAPH)
            self._sentences(stanza)

    def _code(self, block: CodeBlock) -> None:
        language = f" {block.language}" if block.language else ""
        self._announce(f"{self.words.code.capitalize()}{language}.")
        self.speaker.code = True
        self._sentences(block.lines)
        self.speaker.code = False
        self._announce(self.words.end.format(self.words.code))

    def _box(self, block: Admonition) -> None:
        label = getattr(self.labels, block.kind)
        if box_label(self.labels, block):
            self._announce(f"{label}.")
        self._say(block.title, _SENTENCE)
        self._blocks(block.blocks)
        self._announce(self.words.end.format(label.lower()))

    def _figure(self, block: Figure | Chart) -> None:
        label = caption_label(self.labels, "figure", block.number).strip()
        if label or block.alt:
            self._announce(label or f"{self.labels.figure}.")
        self._sentences(block.alt)
        self._sentences(block.caption)
        if block.description:
            self._announce(f"{self.labels.description}.")
            self._blocks_of_item(block.description)
        table = self.tables.get(block.table) if isinstance(block, Chart) else None
        if self.labels.see_table and table is not None and table.number is not None:
            same = caption_label(self.labels, "table", table.number).strip()
            self._announce(f"{self.labels.see_table}: {same}")

    def _table(self, block: Table) -> None:
        """Caption, columns and number of rows; then each row, each cell after its header."""
        label = caption_label(self.labels, "table", block.number).strip()
        self._announce(label or f"{self.labels.table}.")
        self._sentences(block.caption)
        self._announce(self.words.columns(len(block.columns)), _CELL)
        for row in block.head:
            for cell in row.cells:
                self._cell(cell.sentences)
        self._pause(_ROW)
        self._announce(self.words.rows(len(block.rows)))
        headers = column_headers(block, self.speaker)
        sums = columns_of_sums(block)
        for index, row in enumerate(block.rows, 1):
            self._pause(_ROW)
            self._announce(self.words.row.format(index), _CELL)
            for cell, header, of_sums in zip(row.cells, headers, sums, strict=True):
                if header:
                    self._announce(f"{header}:", _CELL)
                self._cell(cell.sentences, below_zero(cell) if of_sums else "")

    def _cell(self, sentences: Sequence[Sentence], below_zero: str = "") -> None:
        """A cell; one without anything to say, such as a dash, is said to be blank.

        A sum ``below_zero`` is said for the one that stands there in brackets.
        """
        blank = f"{self.words.blank}."
        if not sentences:
            self._announce(blank, _CELL * 2)
        empty = not any(speakable(sentence.text) for sentence in sentences)
        for index, sentence in enumerate(sentences):
            self._say(
                sentence, _CELL * 2, instead=blank if empty and not index else "", said=below_zero
            )
