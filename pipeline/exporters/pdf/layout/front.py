"""The cover, the imprint and the table of contents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.flow import Desk, Flow, text_strips
from pipeline.exporters.pdf.layout.pages import Page, Placed
from pipeline.exporters.pdf.layout.strips import CodeInk, ImageInk, Opening, Strip, TextInk
from pipeline.exporters.pdf.style import AMBER, NAVY, WHITE, Color, TextStyle
from pipeline.exporters.pdf.text.breaking import break_lines
from pipeline.exporters.pdf.text.paragraph import Line, Paragraph, Target
from pipeline.exporters.pdf.text.runs import generated, make_paragraph
from pipeline.exporters.shared.bare import bare_sentence
from pipeline.exporters.shared.credits import authors, others
from pipeline.exporters.shared.statement import Statement
from pipeline.model import Labels, Metadata, Sentence

_LEADER_GAP = 5.0
_COVER_TOP, _COVER_FOOT = 0.2, 0.86  # of the text area's height
_COVER_GAP = 40.0
_COVER_SCALES = (1.0, 0.85, 0.7, 0.58, 0.48)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it leads, how deep it is, the label of its page.

    ``lead`` is the label before the words ("Table 1. ").
    """

    place: str
    level: int
    words: tuple[Sentence, ...]
    page: str
    lead: str = ""

    @property
    def title(self) -> str:
        """The line as plain text."""
        return self.lead + "".join(sentence.text for sentence in self.words).strip()


def cover_page(metadata: Metadata, element: Element, desk: Desk) -> Page:
    """The cover: the book's own image, else its title on a dark ground."""
    page = Page(desk.design.portrait, title="")
    if metadata.cover:
        page.placed.append(Placed(_cover_image(metadata, element, desk), 0.0))
        return page
    sheet = page.sheet
    words, foot = _cover_words(metadata, element, desk)
    end = sheet.depth * _COVER_TOP + _height(words)
    below = max(end + _COVER_GAP, sheet.depth * _COVER_FOOT)
    band = min(sheet.top - end - _COVER_GAP / 2, sheet.height * 0.3)
    code = _area(NAVY, 0.0, 0.0, sheet.width, sheet.height) + _area(
        AMBER, 0.0, band, sheet.width, 8.0
    )
    page.placed.append(Placed(Strip(0.0, [CodeInk(code, -sheet.left, sheet.top)]), 0.0))
    _stack(page, words, sheet.depth * _COVER_TOP)
    _stack(page, foot, min(below, max(sheet.depth - _height(foot), end + _COVER_GAP)))
    return page


def _cover_words(
    metadata: Metadata, element: Element, desk: Desk
) -> tuple[list[Strip], list[Strip]]:
    """The title with the subtitle, and the names; smaller where they would not fit."""
    room = desk.design.portrait.depth * (1 - _COVER_TOP) - _COVER_GAP
    for scale in _COVER_SCALES:
        parts = _scaled_cover_words(metadata, Element("Div"), desk, scale)
        if sum(map(_height, parts)) <= room:
            break
    return _scaled_cover_words(metadata, element, desk, scale)


def _scaled_cover_words(
    metadata: Metadata, element: Element, desk: Desk, scale: float
) -> tuple[list[Strip], list[Strip]]:
    design = desk.design
    title = _smaller(replace(design.title, after=14), scale, design.imprint.size)
    strips = _words(metadata.title, element, title, desk)
    if metadata.subtitle:
        subtitle = _smaller(design.subtitle, scale, design.imprint.size)
        strips += _words(metadata.subtitle, element, subtitle, desk)
    style = replace(design.imprint, color=WHITE, size=design.imprint.size + 2)
    names = ", ".join(authors(metadata) or others(metadata, desk.labels))
    foot = [text for text in (names, metadata.publisher) if text]
    return strips, [strip for text in foot for strip in _words(text, element, style, desk)]


def _smaller(style: TextStyle, scale: float, least: float) -> TextStyle:
    size = max(style.size * scale, min(style.size, least))
    return replace(style, size=size, leading=style.leading * size / style.size)


def _height(strips: Sequence[Strip]) -> float:
    return sum(strip.height + strip.after for strip in strips)


def _cover_image(metadata: Metadata, element: Element, desk: Desk) -> Strip:
    sheet = desk.design.portrait
    source = metadata.cover or ""
    width, height = desk.pictures.get(source).size
    scale = min(sheet.width / width, sheet.height / height)
    width, height = width * scale, height * scale
    figure = element.add("Figure")
    figure.more().alt = metadata.cover_alt or metadata.title
    x = (sheet.width - width) / 2 - sheet.left
    y = sheet.top - (sheet.height - height) / 2
    return Strip(0.0, [ImageInk(source, x, y, width, height, figure.leaf())])


def _stack(page: Page, strips: Sequence[Strip], top: float) -> None:
    """Place strips one below the other."""
    for strip in strips:
        page.placed.append(Placed(strip, top))
        top += strip.height + strip.after


def _area(color: Color, x: float, y: float, width: float, height: float) -> str:
    red, green, blue = color
    return f"{red} {green} {blue} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f "


def imprint_strips(
    metadata: Metadata, statement: Statement, element: Element, desk: Desk, place: str
) -> list[Strip]:
    """What a library wants to know of the book, and a reader: what can be done with it.

    ``place`` is where the outline leads to the statement.
    """
    style = desk.design.imprint
    bold = replace(style, bold=True)
    strips = _words(metadata.title, element, bold, desk)
    if metadata.subtitle:
        strips += _words(metadata.subtitle, element, style, desk)
    for text in _imprint(metadata, desk.labels):
        strips += _words(text, element, style, desk)
    contact = metadata.accessibility.contact
    if contact:
        strips += _contact(contact, element, style, desk)
    strips += _statement(statement, element, desk, place)
    strips[0].fresh = True
    return strips


def _statement(statement: Statement, element: Element, desk: Desk, place: str) -> list[Strip]:
    """The accessibility statement, in its own language, with a heading to be found by."""
    style = desk.design.imprint
    bold = replace(style, bold=True, before=style.leading)
    lang = statement.language
    strips = _words(statement.title, element, bold, desk, tag="H1", lang=lang, keep=True)
    strips[0].opening = Opening(place, 1, statement.title)
    strips[0].anchors += (place,)
    for part in statement.parts:
        words = " ".join(long for _, long in part.lines)
        text = f"{part.heading}{statement.colon}{words}"
        strips += _words(text, element, style, desk, lang=lang)
    return strips


def _imprint(metadata: Metadata, labels: Labels) -> list[str]:
    names = ", ".join([*authors(metadata), *others(metadata, labels)])
    date = metadata.date.isoformat() if metadata.date else None
    series = [one.shown for one in metadata.belongs_to]
    lines = [metadata.description, names, metadata.edition, *series]
    lines += [metadata.publisher, date, metadata.rights]
    lines += [identifier.shown for identifier in metadata.identifiers]
    return [line for line in lines if line]


def _contact(contact: str, element: Element, style: TextStyle, desk: Desk) -> list[Strip]:
    address = f"mailto:{contact}" if "@" in contact and ":" not in contact else contact
    link = element.add("P").add("Link")
    target = Target(link, contact, address=address)
    words = contact.removeprefix("mailto:")
    paragraph = generated(words, link, style, desk.setting, target)
    return text_strips(paragraph, _flow(element, desk), style)


def _flow(element: Element, desk: Desk) -> Flow:
    return Flow(element, 0.0, desk.design.portrait.measure, desk.design.body)


def _words(
    text: str,
    element: Element,
    style: TextStyle,
    desk: Desk,
    *,
    tag: str = "P",
    lang: str | None = None,
    keep: bool = False,
) -> list[Strip]:
    """Words of the edition's own; ``lang`` where it is not the book's."""
    held, setting = element.add(tag), desk.setting
    if lang not in (None, setting.lang):
        held.more().lang = lang
        setting = replace(setting, lang=lang)
    paragraph = generated(text, held, style, setting)
    return text_strips(paragraph, _flow(element, desk), style, balanced=style.bold, keep=keep)


def contents_strips(
    title: str,
    entries: Sequence[Entry],
    element: Element,
    desk: Desk,
    place: str,
    *,
    plain: bool = False,
) -> list[Strip]:
    """A linked table of contents: title, dots, page number. ``plain`` sets no line in bold."""
    style = desk.design.heading(1)
    heading = generated(title, element.add("H1"), style, desk.setting)
    strips = text_strips(heading, _flow(element, desk), style, keep=True)
    strips[0].fresh = True
    strips[0].opening = Opening(place, 1, title)
    strips[0].anchors += (place,)
    toc = element.add("TOC")
    open_lists = [toc]
    items: list[Element] = []
    for entry in entries:
        depth = min(entry.level, len(items) + 1)
        del open_lists[depth:], items[depth - 1 :]
        if len(open_lists) < depth:
            open_lists.append(items[-1].add("TOC"))
        item = open_lists[-1].add("TOCI")
        items.append(item)
        styles = desk.design.contents
        style = styles[1] if plain else styles[min(depth, len(styles)) - 1]
        strips += _entry(entry, depth, item, style, desk)
    return strips


def _entry(entry: Entry, depth: int, item: Element, style: TextStyle, desk: Desk) -> list[Strip]:
    link = item.add("Reference").add("Link")
    target = Target(link, f"{entry.title}, {desk.labels.page} {entry.page}", place=entry.place)
    face = desk.setting.fonts.face(style.family, bold=style.bold)
    number_width = face.width(entry.page) * style.size / 1000
    left = desk.design.indent * (depth - 1)
    measure = desk.design.portrait.measure
    room = measure - left - number_width - 24
    strips = text_strips(
        _words_of(entry, link, target, style, desk), Flow(link, left, room, style), style
    )
    number = break_lines(generated(entry.page, link, style, desk.setting, target), measure, style)
    last = strips[-1]
    ink = last.inks[0]
    if isinstance(ink, TextInk):
        end = left + ink.line.width + _LEADER_GAP
        start = measure - number_width - _LEADER_GAP
        leftward = desk.setting.leftward
        last.inks[0] = _joined(ink, number[0], measure - number_width, leftward=leftward)
        if start > end:
            last.inks.append(_leader(end, start, ink.y, style))
    for strip in strips[:-1]:
        strip.keep = True
    return strips


def _words_of(
    entry: Entry, link: Element, target: Target, style: TextStyle, desk: Desk
) -> Paragraph:
    """The words of a line, which say in which language they are; no sentence begins here."""
    sentences = [bare_sentence(sentence) for sentence in entry.words]
    tail = "" if sentences and sentences[-1].text.endswith(" ") else " "
    words = make_paragraph(
        sentences, link, style, desk.setting, lead=entry.lead, tail=tail, target=target
    )
    words.ids.clear()
    words.starts.clear()
    words.against = False  # a list of contents has one edge
    return words


def _joined(ink: TextInk, number: Line, x: float, *, leftward: bool) -> TextInk:
    """The last line of a title with its page number at ``x``: one line, so one link."""
    width = x - ink.x + number.width
    title, far = ink.line.pieces, [piece._replace(x=x - ink.x) for piece in number.pieces]
    if leftward:
        shift = width - ink.line.width
        title = [piece._replace(x=piece.x + shift) for piece in title]
        far = [piece._replace(x=0.0) for piece in number.pieces]
    return ink._replace(line=ink.line._replace(pieces=[*title, *far], width=width))


def _leader(start: float, end: float, y: float, style: TextStyle) -> CodeInk:
    """Dots of a drawn line, so that nothing but decoration is added to the page."""
    dot = style.size * 0.09
    code = f".45 .5 .58 RG q 1 J {dot:.2f} w [0 {dot * 6:.2f}] 0 d 0 0 m {end - start:.2f} 0 l S Q"
    return CodeInk(code, start, y)
