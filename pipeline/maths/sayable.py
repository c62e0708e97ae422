"""A formula's LaTeX as it is given to the engine to be said, not to be drawn."""

import re

_UPRIGHT = re.compile(r"\\mathrm\s*\{([A-Za-z]{2,})\}")
_INDEX = re.compile(r"_\{([^{}+\-=]*+[+\-=][^{}]*+)\}")
_BEFORE = re.compile(r"\\([A-Za-z]+)\*?(?:\{[^{}]*\})?(?:\\(?:no)?limits)?\s*$")
_BOUNDED = re.compile(
    r"sum|prod|coprod|[io]*int|lim|lim(?:sup|inf)|var\w*lim|max|min|sup|inf|big\w+|argmax|argmin"
    r"|under\w+|over\w+|operatorname|substack|Pr|limits"
)
_LIMIT = re.compile(r"\\lim")
_CHARGE = re.compile(r"\^(?:\{([+-])\}|([+-]))")


def sayable(latex: str) -> str:
    """The same formula, written so that its words cannot mean another one.

    Upright letters are one word, as units are; an index of several parts says where it ends; and
    a plus above, outside a limit, is a charge.
    """
    said = _UPRIGHT.sub(r"\\text{\1}", latex)
    if not _LIMIT.search(said) and r"\ce" not in said:
        said = _CHARGE.sub(lambda found: f"^{{\\text{{{found[1] or found[2]}}}}}", said)
    return _INDEX.sub(lambda found: _ended(found, said), said)


def _ended(found: re.Match[str], whole: str) -> str:
    before = _BEFORE.search(whole[max(0, found.start() - 60) : found.start()])
    if before and _BOUNDED.fullmatch(before[1]):
        return found[0]
    return f"_{{({found[1]})}}"
