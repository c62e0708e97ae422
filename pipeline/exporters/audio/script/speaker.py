"""Inline text -> spoken text: pronunciations, expansions, code, formulas, raised figures."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.audio.script.expansions import expansion_behind, with_endings
from pipeline.exporters.audio.script.raised import charge, meaning, names_a_variable
from pipeline.language.en.words import UNITS
from pipeline.language.marks import (
    mark,
    mark_kept,
    mark_language,
    voice_for,
    without_marked,
    without_private,
)
from pipeline.language.pictures import pictures_named
from pipeline.language.signs import signs_left_out, signs_named, speak_code
from pipeline.language.tags import primary
from pipeline.language.words import spoken_labels, words_for
from pipeline.maths.words import has_words, signs, spoken
from pipeline.model import Document, Inline, Position, Pronunciation, Sentence, plain_text
from pipeline.model.inlines import (
    Abbr,
    Code,
    Emph,
    Highlight,
    Image,
    Keys,
    LineBreak,
    Link,
    Math,
    NoteRef,
    Ruby,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Underline,
)


@dataclass
class Speaker:
    """Says sentences, and remembers what this section has expanded and what could not be said.

    While ``code`` is set, all text is code, whose signs are said by name. ``voices`` are the
    languages (small letters) that have a voice of their own.
    """

    document: Document
    expand: bool = True
    voices: Container[str] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    foreign: set[tuple[str, str, Position | None]] = field(default_factory=set)
    code: bool = False
    _heard: str = ""
    _place: Position | None = None
    _lexicon: dict[str, Pronunciation] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        self._lexicon = dict(_with_capitals(self.document.lexicon)) | dict(self.document.lexicon)
        if self._lexicon:
            longest = sorted(self._lexicon, key=lambda word: (-len(word), word))
            words = "|".join(re.escape(word) for word in longest)
            self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")

    def begin_section(self) -> None:
        """A section may be heard alone, so its abbreviations are expanded again."""
        self._heard = ""

    def sentence(self, sentence: Sentence, *, running: bool = True) -> str:
        """The spoken text; ``running`` text may expand an abbreviation, a heading does not."""
        text = sentence.text.casefold()
        self._place = sentence.position
        expand = self.expand and running
        said = self.inlines(sentence.inlines, sentence.position, text if expand else None)
        self._heard = f"{self._heard} {text}" if running else self._heard
        return said.strip()

    def inlines(
        self, inlines: Iterable[Inline], position: Position | None, context: str | None = None
    ) -> str:
        """The inlines as spoken text. ``context`` is the sentence; None expands nothing."""
        said: list[str] = []
        last: Inline | None = None
        for inline, ending in with_endings(inlines):
            if isinstance(inline, Abbr):
                unit = inline.short in UNITS and said and said[-1].rstrip()[-1:].isdigit()
                said.append(self._abbreviation(inline, ending, None if unit else context))
            else:
                base = plain_text((last,)) if last else ""
                words = self._inline(inline, base, position, context)
                said.append(_apart(said[-1] if said else "", last, inline, words))
            last = inline
        return "".join(said)

    def _inline(
        self, inline: Inline, base: str, position: Position | None, context: str | None
    ) -> str:
        """One inline; ``base`` is the text of the one before it, which raised figures refer to."""
        match inline:
            case Str(text):
                return self.words(without_private(text))
            case Code(text):
                return f" {self._code(text)} "
            case Abbr():
                return self._abbreviation(inline, "", context)
            case Ruby(base, reading):
                said = Pronunciation(say=without_private(reading))
                return mark(without_private(base), said)
            case Image(alt=alt):
                return self.words(without_private(alt))
            case Math():
                return self._formula(inline, position)
            case NoteRef():
                return ""
            case LineBreak():
                return "\n"
            case Superscript():
                return self._raised(inline, base, position, context)
            case Subscript():
                return self._lowered(inline, base, position, context)
            case Strikeout():
                return self._struck(inline, position, context)
            case Keys():
                return f" {self._code(plain_text(inline.inlines))} "
            case Emph() | Strong() | Underline() | Highlight() | Link():
                return self.inlines(inline.inlines, position, context)
            case Span():
                return self._span(inline, position, context)
            case _:
                assert_never(inline)

    def words(self, text: str) -> str:
        """Text with the words of the book's lexicon marked."""
        if self.code:
            return self._code(text)
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: mark(found[0], self._lexicon[found[0]]), text)

    def _abbreviation(self, abbr: Abbr, ending: str, context: str | None) -> str:
        """The abbreviation with the rest of its word ("EHRs"), then what it stands for."""
        said = mark(without_private(abbr.short), abbr.pronunciation) + without_private(ending)
        expansion = abbr.expansion.casefold()
        if context is None or expansion in context or expansion in self._heard:
            return said
        behind = expansion_behind(abbr, ending, self.document.metadata.language)
        if behind is None:
            return said
        self._heard = f"{self._heard} {expansion}"
        return f"{said} ({without_private(behind)})"

    def _raised(
        self, raised: Superscript, base: str, position: Position | None, context: str | None
    ) -> str:
        text = plain_text(raised.inlines).strip()
        inner = self.inlines(raised.inlines, position, context)
        match meaning(text, base):
            case "ordinal":
                return inner
            case "charge":
                return charge(text)
            case "note":
                label = spoken_labels(self.document.labels, self._language).footnote
                ended = base.endswith((".", "!", "?"))
                return f" {label} {inner}. " if ended else f" ({label} {inner}) "
            case "power":
                return self._power(text, inner, position)
            case "plain":
                return f" {inner} "

    def _power(self, text: str, inner: str, position: Position | None) -> str:
        words = words_for(self._language)
        if not words.power:
            self._unsaid([f"the power {text}"], position)
            return f" {inner} "
        said = {"2": words.squared, "3": words.cubed}.get(text)
        return f" {said}" if said else f" {words.power.format(inner)} "

    def _lowered(
        self, lowered: Subscript, base: str, position: Position | None, context: str | None
    ) -> str:
        """What is lowered behind a variable is its name: no unit, and no side of a rectangle."""
        text = plain_text(lowered.inlines).strip()
        inner = self.inlines(lowered.inlines, position, context)
        return f" {mark_kept(text) if inner == text and names_a_variable(text, base) else inner} "

    def _struck(self, struck: Strikeout, position: Position | None, context: str | None) -> str:
        """Words that no longer hold, between two that say so."""
        inner = self.inlines(struck.inlines, position, context)
        if self.code or not inner.strip():
            return inner
        words = inner.strip()
        end = "." if words.endswith((".", "!", "?")) else ""
        said = words_for(self._language).struck
        if not said:
            self._unsaid(["struck-out words"], position)
            return inner
        space = " " if inner[-1].isspace() else ""
        return said.replace("{}", words.removesuffix(".")) + end + space

    def _span(self, span: Span, position: Position | None, context: str | None) -> str:
        if span.pronunciation:
            return mark(without_private(plain_text(span.inlines)), span.pronunciation)
        if span.lang:
            voice = voice_for(span.lang, self.voices)
            if voice is not None and not self.code:
                return self._voiced(span.inlines, voice, position, context)
            self.foreign.add((span.lang, plain_text(span.inlines), position))
        return self.inlines(span.inlines, position, context)

    def _voiced(
        self,
        inlines: Iterable[Inline],
        voice: str,
        position: Position | None,
        context: str | None,
    ) -> str:
        """Words for another voice; what has a language or a pronunciation of its own keeps it."""
        parts: list[str] = []
        for own, row in groupby(inlines, _has_its_own_way):
            said = tuple(row)
            if own:
                parts.append(self.inlines(said, position, context))
            else:
                parts.append(mark_language(without_private(plain_text(said)), voice))
        return "".join(parts)

    def _formula(self, formula: Math, position: Position | None) -> str:
        language = self._language
        said = spoken(formula, language)
        if said is not None:
            return f" {_kept_words(said)} "
        where = formula.position or position
        why = "" if has_words(language) else f": there are no words for formulas in {language!r}"
        message = f"the narrator cannot say the formula {formula.latex!r}{why}"
        hint = 'Write it in words, or give the words: [formula]{say="..."}.'
        self.diagnostics.append(Diagnostic("unsaid-formula", "warning", message, where, hint))
        if primary(language) == "en":
            return f" {self._code(formula.latex)} "
        return f" {mark_kept(signs_named(without_private(signs(formula)), language))} "

    def _code(self, text: str) -> str:
        """Code in words, which are no prose: "v" is not "versus"; signs without a name are told."""
        said, lost = speak_code(without_private(text), self._language)
        if lost:
            self._unsaid(lost, self._place)
        return mark_kept(said) if said else ""

    def report_signs(self, text: str, position: Position | None) -> None:
        """Tell the signs of a text, without what is marked in it, that have no name."""
        if lost := signs_left_out(
            pictures_named(without_marked(text), self._language), self._language
        ):
            self._unsaid(lost, position)

    def _unsaid(self, signs: Iterable[str], position: Position | None) -> None:
        message = f"the narrator has no words in {self._language!r} for {' '.join(signs)}"
        hint = 'Give the words, [sign]{say="..."}, or write them.'
        self.diagnostics.append(Diagnostic("unsaid-signs", "warning", message, position, hint))

    @property
    def _language(self) -> str:
        return self.document.metadata.language


def _apart(before: str, last: Inline | None, inline: Inline, words: str) -> str:
    """The words of an inline, with a space where only how it looked told it from its neighbour."""
    touching = before[-1:].isalnum() and words[:1].isalnum()
    told = isinstance(last, Superscript | Strikeout) or isinstance(inline, Strikeout)
    return f" {words}" if touching and told else words


def _kept_words(said: str) -> str:
    """The words of a formula as they are: "5 x" is not "5 times"; the letter a is no article."""
    parts = (part.strip() for part in re.split(r"(?<!\S)([aA])(?![^\s,;])", said))
    letters = Pronunciation(letters=True)
    marked = [
        mark(part, letters) if part in ("a", "A") else mark_kept(part) for part in parts if part
    ]
    return re.sub(r" (?=\W?[,;])", "", " ".join(marked))


def _with_capitals(
    lexicon: Iterable[tuple[str, Pronunciation]],
) -> Iterator[tuple[str, Pronunciation]]:
    """The words that begin with a small letter, as they stand at the start of a sentence."""
    for word, said in lexicon:
        if word[:1].islower():
            yield word[0].upper() + word[1:], said


def _has_its_own_way(inline: Inline) -> bool:
    """Whether an inline is said in a way of its own, whatever the language around it."""
    match inline:
        case Span():
            return inline.lang is not None or inline.pronunciation is not None
        case Code() | Math() | Ruby():
            return True
        case _:
            return False
