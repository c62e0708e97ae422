"""Sentences and inline nodes as XHTML."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from typing import assert_never

from pipeline.exporters.shared.bare import formula_words
from pipeline.exporters.xhtml.dialect import EPUB, Dialect
from pipeline.exporters.xhtml.labels import label_language
from pipeline.exporters.xhtml.markup import (
    Attributes,
    element,
    empty,
    escape,
    language,
    quote,
)
from pipeline.exporters.xhtml.pages import PageMark
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.words import SpokenWord
from pipeline.language.direction import direction_of
from pipeline.model import (
    Abbr,
    Code,
    Emph,
    Highlight,
    Image,
    Inline,
    Keys,
    LineBreak,
    Link,
    Math,
    NoteRef,
    Pronunciation,
    Ruby,
    Sentence,
    Span,
    Str,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Underline,
    plain_text,
)

_ALTERNATIVE = re.compile(r"""<math[^>]* alttext=["']([^"']*)""")


@dataclass(frozen=True, slots=True)
class Scope:
    """The content document that is being written.

    A ``bare`` one takes text from elsewhere in the book, so nothing in it has an id or a link.
    """

    plan: BookPlan
    file: str
    bare: bool = False
    dialect: Dialect = EPUB

    def element(self, name: str, attributes: Attributes | None = None, content: str = "") -> str:
        """An element that not every dialect has, or with attributes that not every one has."""
        return self.dialect.element(name, attributes, content)


@dataclass(slots=True)
class _Cursor:
    """How far into a sentence's text the writing is; the page marks and words still to come."""

    marks: list[PageMark] = field(default_factory=list)
    words: list[SpokenWord] = field(default_factory=list)
    offset: int = 0
    linked: bool = False
    dialect: Dialect = EPUB

    def text(self, text: str) -> str:
        """Text, escaped, with the marks and words that fall into it."""
        if not self.words:
            return self._marked(text)
        start, end = self.offset, self.offset + len(text)
        parts: list[str] = []
        while self.words and self.words[0].start < end:
            word = self.words[0]
            begin = max(word.start, self.offset)
            if word.end > end and not any(map(str.isalnum, text[begin - start :])):
                break  # only a quotation mark of it stands here
            self.words.pop(0)
            parts.append(self._marked(text[self.offset - start : begin - start]))
            inside = self._marked(text[self.offset - start : word.end - start])
            parts.append(element("span", {"id": word.id}, inside))
        return "".join(parts) + self._marked(text[self.offset - start :])

    def _marked(self, text: str) -> str:
        """Text, escaped, with the marks that fall into it."""
        if not self.marks:
            self.offset += len(text)
            return escape(text)
        parts: list[str] = []
        start, end = self.offset, self.offset + len(text)
        while self.marks and self.marks[0].offset < end:
            cut = max(self.marks[0].offset, self.offset) - start
            parts += [
                escape(text[self.offset - start : cut]),
                page_break(self.dialect, self.marks.pop(0)),
            ]
            self.offset = start + cut
        parts.append(escape(text[self.offset - start :]))
        self.offset = end
        return "".join(parts)

    def whole(self, length: int, content: str) -> str:
        """What cannot be split: the marks that fall into it go before it, a word around it."""
        self.offset += length
        marks = ""
        while self.marks and self.marks[0].offset < self.offset:
            marks += page_break(self.dialect, self.marks.pop(0))
        while self.words and self.words[0].start < self.offset:
            content = element("span", {"id": self.words.pop(0).id}, content)
        return marks + content


def page_break(dialect: Dialect, mark: PageMark) -> str:
    """A page marker (EPUB Accessibility 1.1, 4.1)."""
    if dialect.page_class:
        attributes = {"id": mark.id, "class": dialect.page_class(mark.label)}
        return element("span", attributes, escape(mark.label))
    return element(
        "span",
        {
            "id": mark.id,
            "role": "doc-pagebreak",
            "epub:type": "pagebreak",
            "aria-label": mark.label,
        },
    )


def sentences(scope: Scope, row: Iterable[Sentence]) -> str:
    """Sentences side by side, each in a ``span`` with its id."""
    return "".join(sentence(scope, one) for one in row)


def sentence(scope: Scope, one: Sentence, css: str | None = None) -> str:
    """A sentence in a ``span`` with its id; a page that begins with it is marked before it."""
    if scope.bare:
        return _run(scope, one.inlines, _Cursor(dialect=scope.dialect))
    return pages_before(scope, (one,)) + unpaged(scope, one, css)


def unpaged(scope: Scope, one: Sentence, css: str | None = None) -> str:
    """The sentence without the mark of a page that begins with it."""
    marks, words = scope.plan.marks.get(one.id, ()), scope.plan.words.get(one.id, ())
    match one.inlines:
        case (Str(text),) if not (marks or words):  # nearly all sentences
            return element("span", {"id": one.id, "class": css}, escape(text))
    inner = [mark for mark in marks if mark.offset > 0]
    cursor = _Cursor(inner, list(words), dialect=scope.dialect)
    inside = _run(scope, one.inlines, cursor)
    inside += "".join(page_break(scope.dialect, mark) for mark in cursor.marks)
    return element("span", {"id": one.id, "class": css}, inside)


def whole_language(scope: Scope, row: Sequence[Sentence]) -> dict[str, str | None]:
    """The language of a block that is all in one and runs against the book.

    Each sentence is set apart (HTML, 15.3.6), so that their order comes from the block.
    """
    around = scope.plan.document.metadata.direction
    tags = {_only_language(one) for one in row}
    tag = tags.pop() if len(tags) == 1 else None
    return language(tag, around) if tag and direction_of(tag) != around else {}


def _only_language(one: Sentence) -> str | None:
    match one.inlines:
        case (Span(lang=str(tag)),) | (Span(lang=str(tag)), Str(" ")):
            return tag
        case _:
            return None


def rightward(scope: Scope) -> dict[str, str | None] | None:
    """Code runs to the right in every book."""
    return {"dir": "ltr"} if scope.plan.document.metadata.direction == "rtl" else None


def pages_before(scope: Scope, row: Sequence[Sentence]) -> str:
    """The marks of pages that begin with the first of these sentences."""
    marks = scope.plan.marks.get(row[0].id, ()) if row and not scope.bare else ()
    return "".join(page_break(scope.dialect, mark) for mark in marks if mark.offset <= 0)


def pages_inside(scope: Scope, row: Iterable[Sentence]) -> str:
    """All marks of sentences that cannot hold any (text alternatives)."""
    marks = (mark for one in row for mark in scope.plan.marks.get(one.id, ()))
    return "".join(page_break(scope.dialect, mark) for mark in marks)


def unmarked(scope: Scope, row: Iterable[Sentence]) -> Scope:
    """The scope with no page beginning in these sentences."""
    apart = {one.id for one in row}
    marks = {id_: found for id_, found in scope.plan.marks.items() if id_ not in apart}
    return replace(scope, plan=replace(scope.plan, marks=marks))


def labelled(scope: Scope, kind: str, label: str, row: Sequence[Sentence]) -> str:
    """A caption: its label ("Table 1. ") and sentences; a page begins before the label.

    ``kind`` is the name of the label's word.
    """
    foreign = label_language(scope.plan.document, kind)
    attributes = {"class": "caption-label", **foreign}
    written = element("span", attributes, escape(label)) if label else ""
    if not row:
        return written
    first = sentence(scope, row[0]) if scope.bare else unpaged(scope, row[0])
    return pages_before(scope, row) + written + first + sentences(scope, row[1:])


def _run(scope: Scope, inlines: Iterable[Inline], cursor: _Cursor) -> str:
    return "".join(_inline(scope, inline, cursor) for inline in inlines)


def _inline(scope: Scope, node: Inline, cursor: _Cursor) -> str:
    match node:
        case Str(text):
            return cursor.text(text)
        case Emph(inner):
            return element("em", None, _run(scope, inner, cursor))
        case Strong(inner):
            return element("strong", None, _run(scope, inner, cursor))
        case Superscript(inner):
            return element("sup", None, _run(scope, inner, cursor))
        case Subscript(inner):
            return element("sub", None, _run(scope, inner, cursor))
        case Strikeout(inner):
            return element("del", None, _run(scope, inner, cursor))
        case Underline(inner):
            return element("u", None, _run(scope, inner, cursor))
        case Highlight(inner):
            return scope.element("mark", None, _run(scope, inner, cursor))
        case Keys(inner):
            return element("kbd", rightward(scope), _run(scope, inner, cursor))
        case Code(text):
            return element("code", rightward(scope), cursor.text(text))
        case Link():
            return _link(scope, node, cursor)
        case Image():
            return cursor.whole(len(node.alt), _image(scope, node))
        case NoteRef():
            return _note_call(scope, node)
        case Abbr(short, expansion, pronunciation):
            attributes = {"title": expansion, **_spoken(pronunciation)}
            return cursor.whole(len(short), scope.element("abbr", attributes, escape(short)))
        case Ruby():
            return cursor.whole(len(node.text), _ruby(scope, node))
        case Math():
            return cursor.whole(len(plain_text((node,))), _math(scope, node))
        case Span():
            return _span(scope, node, cursor)
        case LineBreak():
            return cursor.whole(1, "<br/>")
        case _:
            assert_never(node)


def _ruby(scope: Scope, node: Ruby) -> str:
    """The reading above its words (HTML, 4.5.10), in brackets for systems that know no ruby."""
    if not scope.dialect.ruby:
        return escape(node.text)
    before, after = (element("rp", None, escape(bracket)) for bracket in node.brackets)
    reading = element("rt", None, escape(node.reading))
    return element("ruby", None, f"{escape(node.base)}{before}{reading}{after}")


def _link(scope: Scope, node: Link, cursor: _Cursor) -> str:
    outer, cursor.linked = cursor.linked, True
    inner = _run(scope, node.inlines, cursor)
    cursor.linked = outer  # a link inside a link is its words alone (HTML, 4.5.1)
    href = None if scope.bare or outer else scope.plan.href(scope.file, node.target)
    return inner if href is None else element("a", {"href": href, "title": node.title}, inner)


def _image(scope: Scope, node: Image) -> str:
    if scope.bare:
        return escape(node.alt)
    source = scope.plan.pictures[node.source].file
    return empty(
        "img", {"src": source, "alt": "" if node.decorative else node.alt, "class": "inline"}
    )


def _note_call(scope: Scope, node: NoteRef) -> str:
    href = scope.plan.reference(scope.file, node.note)
    if scope.bare or href is None:
        return ""
    attributes = {"id": node.id, "href": href, "role": "doc-noteref", "epub:type": "noteref"}
    return scope.element("a", attributes, escape(node.label))


def _math(scope: Scope, node: Math) -> str:
    """The formula's MathML, its words as the text for systems that know no MathML.

    In the contents and in what draws no formulas, the words alone.
    """
    if not node.mathml.startswith("<math"):
        return element("code", None, escape(node.latex))
    around = scope.plan.document.metadata
    told, english = formula_words(node, around.language)
    foreign = language("en", around.direction) if english else {}
    if scope.bare:
        return element("span", foreign, escape(told)) if foreign else escape(told)
    own = _ALTERNATIVE.match(node.mathml)
    if own:
        told, foreign = unescape(own[1]), {}
    if not scope.dialect.draws:
        return scope.element("span", {"class": "math", **foreign}, escape(told))
    whole = node.mathml if own else f'<math alttext="{quote(told)}"{node.mathml[5:]}'
    return element("span", foreign, whole) if foreign else whole


def _span(scope: Scope, node: Span, cursor: _Cursor) -> str:
    anchor = None if scope.bare else node.id
    attributes = {
        "id": anchor,
        **language(node.lang, scope.plan.document.metadata.direction),
        **_spoken(node.pronunciation),
    }
    inner = _run(scope, node.inlines, cursor)
    return scope.element("span", attributes, inner) if any(attributes.values()) else inner


def _spoken(pronunciation: Pronunciation | None) -> dict[str, str | None]:
    """How the reading system's own voice says it (SSML 1.1 attributes in EPUB)."""
    if pronunciation is None or pronunciation.ipa is None:
        return {}
    return {"ssml:alphabet": "ipa", "ssml:ph": pronunciation.ipa}
