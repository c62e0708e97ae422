"""Links: whether they lead somewhere, and whether their text says where (WCAG 2.4.4)."""

import re
from collections.abc import Iterator

from pipeline.checks.references import anchors
from pipeline.checks.view import View
from pipeline.diagnostics import Diagnostic, did_you_mean
from pipeline.model import Link, Position, plain_text

_ADDRESS = re.compile(r"(https?://|ftp://|www\.)\S+", re.IGNORECASE)
_VAGUE = frozenset(
    {
        "here", "click", "click here", "this", "this link", "this page", "this website", "link",
        "page", "website", "more", "read more", "learn more", "see more", "more information",
        "see here", "follow this link", "go", "download", "continue",
        "hier", "hier klicken", "klicken sie hier", "mehr", "weiterlesen", "dieser link",
        "ici", "cliquez ici", "en savoir plus", "plus", "lire la suite", "ce lien",
        "aquí", "haga clic aquí", "más", "leer más", "más información", "este enlace",
    }
)  # fmt: skip


def check_link_targets(view: View) -> Iterator[Diagnostic]:
    """Every link inside the book leads to a place that is there."""
    known = anchors(view)
    for link, position in _links(view):
        name = link.internal_id
        if name is None and link.target.strip():
            continue  # a web address
        if not name:
            hint = "Write where it leads: [text](#id), [text](file.md) or a web address."
            yield Diagnostic("broken-link", "error", "a link has no target", position, hint)
        elif name not in known:
            message = f"the link leads to {name!r}, which is no place in the book"
            near = did_you_mean(name, known) if len(known) < _MANY else None
            yield Diagnostic("broken-link", "error", message, position, near or _ANCHOR_HINT)


_MANY = 5000
"""Looking for the nearest of more names takes too long to help."""

_ANCHOR_HINT = "Give the place an id: '{#id}' after a heading, ':name: id' in a directive."


def check_link_texts(view: View) -> Iterator[Diagnostic]:
    """The text of a link says where it leads, also when it is read without its sentence."""
    for link, position in _links(view):
        text = plain_text(link.inlines).strip()
        bare = re.sub(r"[^\w\s]+", " ", text).strip().casefold()
        if not text:
            hint = "Write what the link leads to between the square brackets."
            message = f"the link to {link.target!r} has no text"
            yield Diagnostic("empty-link", "error", message, position, hint)
        elif " ".join(bare.split()) in _VAGUE:
            message = f"the link text {text!r} does not say where the link leads"
            hint = "Make the name of what it leads to the link: [the pay table](#pay)."
            yield Diagnostic("vague-link-text", "warning", message, position, hint)
        elif _ADDRESS.fullmatch(text):
            message = f"the link's text is a bare address, {text!r}"
            hint = f"Give it a name: [what it is]({link.target}). Addresses are spelled out loud."
            yield Diagnostic("bare-address", "warning", message, position, hint)


def _links(view: View) -> Iterator[tuple[Link, Position | None]]:
    for placed in view.inlines:
        if isinstance(placed.inline, Link):
            yield placed.inline, placed.position
