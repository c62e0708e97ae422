"""What an EPUB makes of the inlines of each sentence: languages, links, formulas, emphasis."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import assert_never

from pipeline.maths.words import spoken
from pipeline.model import (
    Abbr,
    Code,
    Document,
    Emph,
    Highlight,
    Image,
    Inline,
    Keys,
    LineBreak,
    Link,
    Marked,
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
from pipeline.validators.proofs.epub_book import LANG, XHTML, EpubBook, Fault, local, resolved
from pipeline.validators.proofs.same_text import Element, folded, parse_xml

_PH = "{http://www.w3.org/2001/10/synthesis}ph"
_HOLDERS = {
    Emph: "em",
    Strong: "strong",
    Superscript: "sup",
    Subscript: "sub",
    Strikeout: "del",
    Underline: "u",
    Highlight: "mark",
    Keys: "kbd",
}
_PLAIN = frozenset((*_HOLDERS.values(), "code"))

Mark = tuple[str, ...]
"""An inline of a sentence: its kind, what is said of it, and its text."""


def check_inlines(document: Document, book: EpubBook) -> Iterator[Fault]:
    """The sentences whose inlines are others than the manuscript's."""
    language = document.metadata.language
    alternatives = {one.id for picture in book.pictures for one in picture.alt}
    marked = (name for page in book.attributes.values() for name in page.marked)
    for name in dict.fromkeys((*book.rich, *marked)):  # the others are text and no more
        element, sentence = book.elements.get(name), book.sentences.get(name)
        if element is not None and sentence is not None and name not in alternatives:
            yield from _compared(sentence, element, language)


def _compared(sentence: Sentence, element: Element, language: str) -> Iterator[Fault]:
    wanted: list[Mark] = []
    found: list[Mark] = []
    _expect(sentence.inlines, wanted, language, linked=False)
    _read(element, found, whole=True)
    if wanted == found:
        return
    text = folded(sentence.text)[:60]
    for one, other in zip([*wanted, ()], [*found, ()], strict=False):
        if one != other:
            shown, there = (" ".join(mark) or "nothing" for mark in (one, other))
            yield "edition-inline", f"in {text!r} the EPUB has {there!r} for {shown!r}"
            return


def _expect(inlines: Iterable[Inline], marks: list[Mark], language: str, *, linked: bool) -> str:
    """The text of inlines; what is said of parts of it goes into ``marks``."""
    return "".join([_expected(inline, marks, language, linked=linked) for inline in inlines])


def _expected(inline: Inline, marks: list[Mark], language: str, *, linked: bool) -> str:
    match inline:
        case Str():
            return inline.text
        case Emph() | Strong() | Superscript() | Subscript() | Marked():
            at = _open(marks)
            text = _expect(inline.inlines, marks, language, linked=linked)
            marks[at] = (_HOLDERS[type(inline)], folded(text))
            return text
        case Code():
            marks.append(("code", folded(inline.text)))
            return inline.text
        case Link():
            if linked:  # a link inside a link is its words alone (HTML, 4.5.1)
                return _expect(inline.inlines, marks, language, linked=True)
            at = _open(marks)
            text = _expect(inline.inlines, marks, language, linked=True)
            marks[at] = ("link", inline.internal_id or inline.target, folded(text))
            return text
        case Image():
            alt = "" if inline.decorative else inline.alt
            marks.append(("image", folded(alt)))
            return inline.alt
        case NoteRef():
            marks.append(("note", inline.note, inline.label))
            return ""
        case Abbr():
            marks.append(("abbr", folded(inline.expansion), *_ipa(inline.pronunciation),
                          folded(inline.short)))  # fmt: skip
            return inline.short
        case Ruby():
            marks.append(("ruby", folded(inline.base), folded(inline.reading)))
            return inline.text
        case Math():
            marks += _formula(inline, language)
            return inline.latex if marks[-1][0] == "code" else ""
        case Span():
            said = _ipa(inline.pronunciation)
            at = _open(marks) if inline.lang or said else -1
            text = _expect(inline.inlines, marks, language, linked=linked)
            if at >= 0:
                marks[at] = ("span", inline.lang or "", *said, folded(text))
            return text
        case LineBreak():
            marks.append(("br",))
            return "\n"
        case _:
            assert_never(inline)


def _open(marks: list[Mark]) -> int:
    """A place for a mark whose text is not known yet."""
    marks.append(())
    return len(marks) - 1


def _ipa(pronunciation: Pronunciation | None) -> tuple[str, ...]:
    return (pronunciation.ipa,) if pronunciation and pronunciation.ipa else ()


def _formula(formula: Math, language: str) -> Iterator[Mark]:
    """The formula's MathML and words, English ones as such; LaTeX as code without MathML."""
    if not formula.mathml.startswith("<math"):
        yield ("code", folded(formula.latex))
        return
    own = parse_xml(formula.mathml.encode()).get("alttext")
    if not own and not spoken(formula, language) and spoken(formula, "en"):
        yield ("span", "en", "")
    yield _written(formula.mathml, _words(formula, language))


def _words(formula: Math, language: str) -> str:
    """The formula in words: the book's, else English ones, else the signs it is made of."""
    said = spoken(formula, language) or spoken(formula, "en")
    return said or " ".join(parse_xml(formula.mathml.encode()).xpath("//text()[normalize-space()]"))


def in_words(sentence: Sentence, language: str) -> str:
    """The text of a sentence, its formulas in words."""
    return _text_in_words(sentence.inlines, language)


def _text_in_words(inlines: Iterable[Inline], language: str) -> str:
    said = ""
    for inline in inlines:
        if isinstance(inline, Math):
            plain = not inline.mathml.startswith("<math")
            said += inline.latex if plain else _words(inline, language)
        elif isinstance(inline, Emph | Strong | Superscript | Subscript | Marked | Span | Link):
            said += _text_in_words(inline.inlines, language)
        else:
            said += plain_text((inline,))
    return said


@lru_cache(maxsize=1024)
def _written(mathml: str, words: str) -> Mark:
    root = parse_xml(mathml.encode())
    return _mathml(root, root.get("alttext") or words)


def _mathml(root: Element, alternative: str) -> Mark:
    shape = " ".join(f"{local(e)} {folded(e.text or '')}" for e in root.iter())
    return ("math", folded(alternative), shape)


def _read(element: Element, marks: list[Mark], *, whole: bool = False) -> str:
    """The text of an element as :func:`_expect` gives that of inlines."""
    name = local(element)
    match name:
        case "":
            return ""
        case "math":
            marks.append(_mathml(element, element.get("alttext") or ""))
            return ""
        case "img":
            marks.append(("image", folded(element.get("alt") or "")))
            return element.get("alt") or ""
        case "ruby":
            marks.append(("ruby", *_ruby(element)))
            return "".join(element.itertext())
        case "br":
            marks.append(("br",))
            return "\n"
        case "a":
            return _read_link(element, marks)
        case _:
            at = -1 if whole and not _language(element) else _place(element, name, marks)
            text = _inside(element, marks)
            if at >= 0:
                marks[at] = (*marks[at], folded(text))
            return text


def _ruby(element: Element) -> tuple[str, str]:
    """The words and the reading of a ruby."""
    readings = "".join("".join(e.itertext()) for e in element if local(e) == "rt")
    return folded(element.text or ""), folded(readings)


def _inside(element: Element, marks: list[Mark]) -> str:
    text = element.text or ""
    for child in element:
        text += _read(child, marks) + (child.tail or "")
    return text


def _place(element: Element, name: str, marks: list[Mark]) -> int:
    """The place of an element's mark; -1 for one that says nothing of its text."""
    said = (element.get(_PH),) if element.get(_PH) else ()
    if name in _PLAIN:
        marks.append((name,))
    elif name == "abbr":
        marks.append(("abbr", folded(element.get("title") or ""), *said))
    elif name == "span":
        language = _language(element)
        if element.get("role") == "doc-pagebreak" or not (language or said):
            return -1
        marks.append(("span", language, *said))
    else:
        marks.append((name,))  # nothing that a sentence holds
    return len(marks) - 1


def _language(element: Element) -> str:
    """The element's language, as both kinds of reading systems find it."""
    one, other = element.get("lang"), element.get(LANG)
    return (one or "") if one == other else f"{one} or {other}"


def _read_link(element: Element, marks: list[Mark]) -> str:
    href = element.get("href") or ""
    outside = ":" in href.partition("/")[0].partition("#")[0] or href.startswith("//")
    target = href if outside else resolved("", href)[1] or href
    if element.get("role") == "doc-noteref":
        marks.append(("note", target, "".join(element.itertext())))
        return ""
    at = _open(marks)
    text = _inside(element, marks)
    marks[at] = ("link", target, folded(text))
    return text


_ALLOWED_LANGUAGE = frozenset((f"{XHTML}p", f"{XHTML}div"))


def check_languages(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Pages and blocks in another language than the book says; sentences are compared whole."""
    wanted = document.metadata.language
    for name, root in book.pages.items():
        for element in book.special[name]:
            tag = _language(element)
            if not tag:
                continue
            if element is root:
                if tag != wanted:
                    yield "edition-language", f"{name} is in {tag or 'no'} language, not {wanted!r}"
            elif element.tag in _ALLOWED_LANGUAGE and not _is_of(element, tag, book.sentences):
                yield "edition-language", f"a block of {name} is said to be in {tag!r}"
        if not _language(root):
            yield "edition-language", f"{name} does not say its language"


def _is_of(block: Element, tag: str, sentences: Mapping[str, Sentence]) -> bool:
    """Whether all sentences of a block are in a language."""
    inside = [sentences[e.get("id")] for e in block.iter() if e.get("id") in sentences]
    return all(
        isinstance(inline, Span) and inline.lang == tag
        for sentence in inside
        for inline in sentence.inlines
        if not (isinstance(inline, Str) and not inline.text.strip())
    )
