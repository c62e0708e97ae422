"""Which editions content is for, as authors write it: ``:::{only} print``."""

import re
from collections.abc import Mapping
from typing import get_args

from pipeline.diagnostics import did_you_mean
from pipeline.model import EditionKind
from pipeline.reader.directives import Directive
from pipeline.reader.state import Scope

KINDS: tuple[EditionKind, ...] = get_args(EditionKind)

_ELSEWHERE: Mapping[str, tuple[EditionKind, ...]] = {
    "pdf": ("print",),
    "latex": ("print",),
    "html": ("epub",),
    "narration": ("audio",),
}
"""What Sphinx, MyST and Quarto call them."""

_BETWEEN = re.compile(r"[\s,]+")
_HINT = f"Name one or more of {', '.join(KINDS)}: ':::{{only}} print', ':::{{only}} epub, audio'."


def editions_meant(directive: Directive, scope: Scope) -> tuple[EditionKind, ...]:
    """The editions that the words behind ``only`` name; faults are reported.

    ``not`` before them means all others.
    """
    position = scope.at(directive.line + 1)
    words = [word for word in _BETWEEN.split(directive.argument.lower()) if word not in ("", "or")]
    others = words[:1] == ["not"]
    meant: list[EditionKind] = []
    for word in words[1:] if others else words:
        if word in KINDS:
            meant += [kind for kind in KINDS if kind == word]
        elif word in _ELSEWHERE:
            meant += _ELSEWHERE[word]
        else:
            hint = did_you_mean(word, KINDS) or _HINT
            message = f"there is no kind of edition {word!r}"
            scope.report.error("unknown-edition", message, position, hint)
            return ()
    if not meant:
        message = "nothing says for which editions this is"
        scope.report.error("unknown-edition", message, position, _HINT)
    elif others:
        meant = [kind for kind in KINDS if kind not in _with_large(meant)]
    return tuple(kind for kind in KINDS if kind in meant)


def _with_large(kinds: list[EditionKind]) -> list[EditionKind]:
    """What is not for print is not for large print, which is print as well."""
    return [*kinds, "large-print"] if "print" in kinds else kinds
