"""Headings, by which people who do not see the page find their way (WCAG 1.3.1, 2.4.6)."""

from collections.abc import Iterator, Sequence

from pipeline.checks.view import View
from pipeline.diagnostics import Diagnostic
from pipeline.model import Section
from pipeline.model.walk import nested


def check_heading_levels(view: View) -> Iterator[Diagnostic]:
    """No level is passed over (PDF/UA-1 clause 7.4.2)."""
    yield from _levels(nested(view.document.sections), 0)


def _levels(sections: Sequence[Section], parent: int) -> Iterator[Diagnostic]:
    for section in sections:
        wanted = parent + 1
        if section.level > wanted:
            yield _skipped(section, parent)
        yield from _levels(section.sections, section.level)


def _skipped(section: Section, parent: int) -> Diagnostic:
    above = parent - section.parts
    title, marks = section.title.text.strip(), "#" * (above + 1)
    where = f"right under level {above}" if above else "where the file needs one of level 1"
    message = f"the heading {title!r} is of level {section.rank}, {where}"
    hint = f"Write '{marks} {title}'; how large a heading is set is no matter of its level."
    return Diagnostic("skipped-heading-level", "error", message, section.position, hint)


def check_empty_headings(view: View) -> Iterator[Diagnostic]:
    """Every heading says something."""
    for section in view.sections:
        if not section.title.text.strip():
            message = f"a heading of level {section.rank} is empty"
            hint = "Write its title, or remove the line with the number signs."
            yield Diagnostic("empty-heading", "error", message, section.position, hint)
