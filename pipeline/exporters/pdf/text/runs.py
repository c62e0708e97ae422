"""Inlines become runs, and structure elements beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.style import WHITE, Color, TextStyle
from pipeline.exporters.pdf.text.direction import direct
from pipeline.exporters.pdf.text.faults import formula_faults, text_faults
from pipeline.exporters.pdf.text.hyphens import CODE
from pipeline.exporters.pdf.text.paragraph import (
    LINE_BREAK,
    Drawing,
    Paragraph,
    Ruling,
    Run,
    Target,
)
from pipeline.exporters.pdf.text.setting import Typesetting
from pipeline.fonts.clusters import MARKED
from pipeline.fonts.face import Face
from pipeline.fonts.files import Family
from pipeline.maths.words import spoken
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
    PageRef,
    Position,
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

_CODE_SIZE = 0.86
_SMALL = 0.68
_RAISE = 0.36
_LOWER = -0.14
LINK: Color = (0.02, 0.2, 0.5)


@dataclass(frozen=True, slots=True)
class _Context:
    """How text is set and tagged at one place."""

    element: Element
    size: float
    color: Color
    family: Family
    bold: bool
    italic: bool
    lang: str
    rise: float = 0.0
    target: Target | None = None
    rulings: tuple[Ruling, ...] = ()


def make_paragraph(
    sentences: Iterable[Sentence],
    element: Element,
    style: TextStyle,
    setting: Typesetting,
    *,
    lead: str = "",
    tail: str = "",
    target: Target | None = None,
) -> Paragraph:
    """The runs of a paragraph; elements for its inline markup are added to ``element``.

    ``lead`` is a generated word before the text ("Table 1. "); ``tail`` is set after it: the space
    that parts two lines of one element. ``target`` is where all of it leads.
    """
    builder = _Builder(element, style, setting, setting.lang, target)
    if lead:
        builder.words(lead)
    for sentence in sentences:
        builder.sentence(sentence)
    if tail:
        builder.words(tail)
    return builder.finish()


def generated(
    text: str,
    element: Element,
    style: TextStyle,
    setting: Typesetting,
    target: Target | None = None,
) -> Paragraph:
    """A paragraph of words that the edition adds itself."""
    builder = _Builder(element, style, setting, setting.lang, target)
    builder.words(text)
    return builder.finish()


class _Builder:
    """Collects text until its context changes, then makes a run of it."""

    def __init__(
        self,
        element: Element,
        style: TextStyle,
        setting: Typesetting,
        lang: str,
        target: Target | None = None,
    ) -> None:
        self.setting = setting
        self.paragraph = Paragraph()
        self.base = _Context(
            element, style.size, style.color, style.family, style.bold, style.italic, lang,
            target=target,
        )  # fmt: skip
        self._context = self.base
        self._parts: list[str] = []
        self._anchors: tuple[str, ...] = ()
        self._offset = 0
        self._begun = 0
        self._sentence: Sentence | None = None

    def sentence(self, sentence: Sentence) -> None:
        self.paragraph.starts.append(self._offset)
        self.paragraph.ids.append(sentence.id)
        self._sentence = sentence
        inlines = sentence.inlines
        if len(inlines) == 1 and type(inlines[0]) is Str:
            self._text(inlines[0].text, self.base)
        else:
            self._inlines(inlines, self.base)

    def words(self, text: str) -> None:
        self._text(text, self.base)

    def finish(self) -> Paragraph:
        self._flush()
        if self._anchors and self.paragraph.runs:
            last = len(self.paragraph.runs) - 1
            held = self.paragraph.anchors.get(last, ())
            self.paragraph.anchors[last] = (*held, *self._anchors)
        code = self.base.family == "mono"
        direct(self.paragraph, leftward_book=self.setting.leftward, code=code)
        return self.paragraph

    def _inlines(self, inlines: Iterable[Inline], context: _Context) -> None:
        for inline in inlines:
            self._inline(inline, context)

    def _inline(self, inline: Inline, context: _Context) -> None:
        match inline:
            case Str(text):
                self._text(text, context)
            case Emph():
                self._inlines(inline.inlines, self._emphasized(context))
            case Strong():
                self._inlines(inline.inlines, self._strong(context))
            case Code(text):
                self._text(text, self._code(context))
            case Superscript():
                self._inlines(inline.inlines, self._shifted(context, _RAISE))
            case Subscript():
                self._inlines(inline.inlines, self._shifted(context, _LOWER))
            case Strikeout():
                self._inlines(inline.inlines, self._ruled(context, "struck"))
            case Underline():
                self._inlines(inline.inlines, self._ruled(context, "underlined"))
            case Highlight():
                self._inlines(inline.inlines, self._ruled(context, "highlighted"))
            case Keys():
                self._inlines(inline.inlines, self._keys(context))
            case PageRef():
                self._page_ref(inline, context)
            case Link():
                self._link(inline, context)
            case Image():
                self._image(inline, context)
            case NoteRef():
                self._note_ref(inline, context)
            case Abbr():
                self._abbr(inline, context)
            case Ruby():
                self._ruby(inline, context)
            case Math():
                self._math(inline, context)
            case Span():
                self._span(inline, context)
            case LineBreak():
                self._line_break(context)
            case _:
                assert_never(inline)

    def _text(self, text: str, context: _Context) -> None:
        if context is not self._context:
            self._flush()
            self._context = context
        self._parts.append(text)
        self._offset += len(text)

    def _emphasized(self, context: _Context) -> _Context:
        element = self._child(context, "Em")
        if self.setting.emphasis_bold:
            return replace(context, element=element, bold=True)
        return replace(context, element=element, italic=not context.italic)

    def _strong(self, context: _Context) -> _Context:
        if context.bold:
            return context
        return replace(context, element=self._child(context, "Strong"), bold=True)

    def _code(self, context: _Context) -> _Context:
        element = self._child(context, "Code")
        size = context.size * _CODE_SIZE if context.family == "text" else context.size
        return replace(context, element=element, family="mono", size=size, lang=CODE)

    def _ruled(self, context: _Context, ruling: Ruling) -> _Context:
        element = self._child(context, "Span")
        element.more().ruling = ruling
        return replace(context, element=element, rulings=(*context.rulings, ruling))

    def _keys(self, context: _Context) -> _Context:
        typed = self._ruled(context, "key")
        size = context.size * _CODE_SIZE if context.family == "text" else context.size
        return replace(typed, family="mono", size=size, lang=CODE)

    def _shifted(self, context: _Context, shift: float) -> _Context:
        element = self._child(context, "Span")
        rise = context.rise + shift * context.size
        element.more().rise = rise
        element.more().position = "Sup" if shift > 0 else "Sub"
        return replace(context, element=element, size=context.size * _SMALL, rise=rise)

    def _link(self, link: Link, context: _Context) -> None:
        place = link.internal_id
        text = plain_text(link.inlines).strip()
        element = self._child(context, "Link")
        if place is None:
            title = link.title or text
            contents = title if link.target in title else f"{title} ({link.target})"
            target = Target(element, contents, address=link.target)
        else:
            title = link.title or self.setting.titles.get(place, text)
            target = Target(element, title or text, place=place)
        if all(isinstance(inline, Image) for inline in link.inlines):
            element.more().alt = text or None
        color = WHITE if context.color == WHITE else LINK
        self._inlines(link.inlines, replace(context, element=element, color=color, target=target))
        if place is None and self.setting.print_addresses:
            self._printed_address(link.target, text, context)
        elif place in self.setting.places and (page := self.setting.page_of(place)):
            self._printed(page, context)

    def _page_ref(self, link: PageRef, context: _Context) -> None:
        """The page in place of the words, tagged as a reference (ISO 32000-1, 14.8.4.4.2)."""
        place = link.internal_id
        page = self.setting.page_of(place) if place else None
        if page is None:
            self._link(link, context)
            return
        text = plain_text(link.inlines)
        element = self._child(context, "Reference").add("Link")
        target = Target(element, link.title or text, place=place)
        color = WHITE if context.color == WHITE else LINK
        self._run(page, replace(context, element=element, color=color, target=target))
        self._offset += len(text)
        self._begun = self._offset

    def _printed_address(self, address: str, text: str, context: _Context) -> None:
        """The address for those who read on paper; the link itself tells it to everyone else."""
        bare = address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
        bare = bare.removesuffix("/")
        if bare in text:
            return
        self._printed(bare, replace(context, lang=CODE))

    def _printed(self, text: str, context: _Context) -> None:
        """Words in brackets for the eye alone."""
        self._flush()
        self._context = self.base
        self._run(f" ({text})", replace(context, rulings=()), artifact=True)

    def _image(self, image: Image, context: _Context) -> None:
        self._flush()
        drawing = self.setting.draw_image(image, context.size)
        element = None
        if not image.decorative:
            element = self._child(context, "Figure")
            element.more().alt = image.alt
        if drawing is not None:
            self._drawing(drawing, element, context)
        self._offset += len(image.alt)

    def _math(self, math: Math, context: _Context) -> None:
        self._flush()
        element = self._child(context, "Formula")
        element.more().alt = spoken(math, self.setting.lang) or math.latex
        element.more().mathml = math.mathml
        drawing = self.setting.draw_math(math, context.size)
        if drawing is not None:
            for fault in formula_faults(drawing, self.setting.measure, self._position):
                self.setting.report(fault)
            color = "{0} {1} {2} rg {0} {1} {2} RG".format(*context.color)
            drawing = replace(drawing, code=f"{color} {drawing.code}")
            self._drawing(drawing, element, context)
            self._offset += len(math.latex)
        else:
            self._text(math.latex, replace(context, element=element, family="mono", lang=CODE))

    def _drawing(self, drawing: Drawing, element: Element | None, context: _Context) -> None:
        face = self.setting.fonts.face(context.family, bold=context.bold, italic=context.italic)
        leaf = element.leaf() if element is not None else None
        self._push(
            Run(
                "",
                face,
                context.size,
                context.color,
                context.rise,
                leaf,
                self._offset,
                context.lang,
                context.target,
                drawing,
                context.rulings,
            )
        )

    def _note_ref(self, call: NoteRef, context: _Context) -> None:
        self._flush()
        reference = self._child(context, "Reference")
        link = reference.add("Link")
        target = Target(link, call.label, place=f"note:{call.note}")
        rise = context.rise + _RAISE * context.size
        raised = replace(
            context,
            element=link,
            size=context.size * _SMALL,
            rise=rise,
            target=target,
            color=WHITE if context.color == WHITE else LINK,
        )
        self._anchors += (f"call:{call.id}", f"back:{call.note}")
        self._run(call.label, raised)
        self.paragraph.calls[len(self.paragraph.runs) - 1] = call.note

    def _abbr(self, abbr: Abbr, context: _Context) -> None:
        element = self._child(context, "Span")
        element.more().expansion = abbr.expansion
        self._text(abbr.short, replace(context, element=element))

    def _ruby(self, ruby: Ruby, context: _Context) -> None:
        """The words, and their reading in brackets behind them (ISO 32000-1, 14.8.4.4.3)."""
        whole = self._child(context, "Ruby")
        before, after = ruby.brackets
        parts = (("RB", ruby.base), ("RP", before), ("RT", ruby.reading), ("RP", after))
        for role, text in parts:
            self._flush()
            self._text(text, replace(context, element=whole.add(role)))

    def _span(self, span: Span, context: _Context) -> None:
        self._flush()
        if span.id is not None:
            self._anchors += (span.id,)
        if span.lang is None:
            self._inlines(span.inlines, replace(context) if span.id else context)
            return
        element = self._child(context, "Span")
        element.more().lang = span.lang
        self._inlines(span.inlines, replace(context, element=element, lang=span.lang))

    def _line_break(self, context: _Context) -> None:
        self._flush()
        self._run(LINE_BREAK, context, artifact=True)
        self._offset += 1

    def _child(self, context: _Context, role: str) -> Element:
        """A new element inside the current one; text so far comes before it."""
        self._flush()
        self._context = self.base
        return context.element.add(role)

    def _flush(self) -> None:
        if self._parts:
            text = "".join(self._parts).replace("\n", " ")
            self._parts.clear()
            self._run(text, self._context)
        self._begun = self._offset

    def _run(self, text: str, context: _Context, *, artifact: bool = False) -> None:
        """A run, or several where the face lacks characters."""
        setting = self.setting
        face = setting.fonts.face(context.family, bold=context.bold, italic=context.italic)
        leaf = None if artifact else context.element.leaf()
        start = self._begun
        parts = [(text, face)]
        if not text.isascii() and (MARKED.search(text) or not face.coverage.issuperset(text)):
            split = setting.fonts.split(text, face, bold=context.bold, italic=context.italic)
            parts = [(self._checked(part, found), found or face) for part, found in split]
        for part, chosen in parts:
            self._push(
                Run(
                    part,
                    chosen,
                    context.size,
                    context.color,
                    context.rise,
                    leaf,
                    start,
                    context.lang,
                    context.target,
                    rulings=context.rulings,
                )
            )
            start += len(part)

    def _checked(self, text: str, face: Face | None) -> str:
        """The text as it is set; what cannot be set right is told."""
        if face is None:
            self.setting.lacks.add({*text}, self._position)
        else:
            for fault in text_faults(text, self._position):
                self.setting.report(fault)
        return text if face else "?" * len(text)

    def _push(self, run: Run) -> None:
        if self._anchors:
            self.paragraph.anchors[len(self.paragraph.runs)] = self._anchors
            self._anchors = ()
        self.paragraph.runs.append(run)

    @property
    def _position(self) -> Position | None:
        return self._sentence.position if self._sentence else None
