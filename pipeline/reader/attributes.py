"""Attributes: ``{#id .class key=value}`` after a span or above a block."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token

from pipeline.diagnostics import did_you_mean
from pipeline.language.tags import language_fault
from pipeline.model import Position, Pronunciation
from pipeline.reader.ids import RESERVED, VALID
from pipeline.reader.runs import NAMED, Kind, Mark
from pipeline.reader.state import Scope

_SPAN = ("id", "lang", "say", "ipa", "letters")
_OTHER_NAMES = {"underline": "u", "ul": "u"}  # pandoc's


def all_attributes(token: Token) -> dict[str, str]:
    """The attributes of a token, with those that the library took away as unsafe."""
    unsafe = token.meta.get("insecure_attrs", {})
    return {name: str(value) for name, value in {**token.attrs, **unsafe}.items()}


def refuse_attributes(
    scope: Scope,
    attributes: Mapping[str, object],
    position: Position,
    what: str,
    known: Iterable[str] = (),
) -> None:
    """Report the attributes that have no meaning where they stand."""
    known = tuple(known)
    for name in attributes:
        if name in known:
            continue
        shown = f"class {attributes[name]!r}" if name == "class" else f"attribute {name!r}"
        hint = did_you_mean(name, known) or "Remove it."
        message = f"the {shown} means nothing on {what}"
        scope.report.error("unknown-attribute", message, position, hint)


def span_mark(scope: Scope, token: Token, position: Position) -> Mark:
    """The mark of ``[text]{lang=fr}``, ``[text]{say=...}`` or ``[text]{#id}``."""
    attributes = all_attributes(token)
    classes = attributes.pop("class", "").split()
    kinds = tuple(_kinds(scope, classes, position))
    refuse_attributes(scope, attributes, position, "a span", _SPAN)
    if not (attributes or classes):
        hint = "Write what holds for the words, such as {lang=fr}, or remove the braces."
        message = "the braces after '[...]' hold no attributes"
        scope.report.error("unknown-attribute", message, position, hint)
    lang = checked_language(scope, attributes.get("lang"), position)
    ipa, say = attributes.get("ipa"), attributes.get("say")
    letters = attributes.get("letters", "false").lower() == "true"
    pronunciation = Pronunciation(say, ipa, letters) if say or ipa or letters else None
    name = attributes.get("id")
    return Mark(
        "span", lang=lang, pronunciation=pronunciation, id=name, kinds=kinds, position=position
    )


def _kinds(scope: Scope, classes: Sequence[str], position: Position) -> Iterator[Kind]:
    """The ways to set words apart that the classes of a span name."""
    for name in classes:
        kind = NAMED.get(_OTHER_NAMES.get(name, name))
        if kind is None:
            hint = did_you_mean(name, NAMED) or f"Remove it, or write one of {', '.join(NAMED)}."
            message = f"the class {name!r} means nothing on a span"
            scope.report.error("unknown-attribute", message, position, hint)
        else:
            yield kind


def image_is_decorative(token: Token, scope: Scope, position: Position) -> bool:
    """Whether ``![](file){.decorative}`` says so; other attributes of an image are reported."""
    attributes = all_attributes(token)
    classes = attributes.pop("class", "").split()
    refuse_attributes(scope, attributes, position, "an image", ("src", "alt", "title"))
    for name in classes:
        if name != "decorative":
            message = f"the class {name!r} means nothing on an image"
            hint = did_you_mean(name, ["decorative"])
            scope.report.error("unknown-attribute", message, position, hint)
    decorative = "decorative" in classes
    if decorative and token.content.strip():
        message = "the image is decorative and has a text alternative as well"
        hint = "Keep one of them."
        scope.report.error("decorative-alt", message, position, hint)
    return decorative


def checked_language(scope: Scope, tag: str | None, position: Position) -> str | None:
    """The language tag, after a fault in it was reported."""
    if tag is not None and (fault := language_fault(tag)):
        scope.report.error("bad-language", f"{tag!r} is no language tag", position, fault)
        return None
    return tag


def id_fault(name: str) -> str | None:
    """What is wrong with an author's id; None when it can be used."""
    if not re.fullmatch(VALID, name):
        return "Begin with a letter; then letters, digits, '-', '_' and '.' may follow."
    if re.fullmatch(RESERVED, name):
        return "Ids that end in '_s' and a number are kept for sentences."
    return None
