"""Square brackets without end: where there are very many, most are signs and no markup.

For each ``[`` the library looks for the ``]`` that closes it, and reads all between the two to
find it. A paragraph of nothing but brackets would take it hours. So a bracket that cannot be
markup is not looked at: one with no ``]`` behind it, and, in a paragraph where many have no
partner or stand deep inside one another, each of these.
"""

from types import ModuleType, SimpleNamespace

from markdown_it import helpers
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote.index import footnote_ref

_MANY = 100
"""Brackets without a partner, in one paragraph, from which on they are taken as signs."""

_DEEP = 40
"""Brackets inside one another, from which on they are taken as signs."""


def bracket_helpers() -> "SimpleNamespace | ModuleType":
    """The library's helpers, with a search for the end of a label that does not get lost."""
    names = {name: getattr(helpers, name) for name in helpers.__all__}
    return SimpleNamespace(**{**names, "parseLinkLabel": _label_end})


def _label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803  (the library calls it)
    """The place of the ``]`` that closes the label; -1 when there is none."""
    if state.src.find("]", start + 1, state.posMax) < 0 or start in _signs_of(state):
        return -1
    return helpers.parseLinkLabel(state, start, disableNested)


def _signs_of(state: StateInline) -> frozenset[int]:
    found = getattr(state, "brackets", None)
    if found is None:
        found = hopeless(state.src)
        state.brackets = found  # type: ignore[attr-defined]  # a state is read once
    return found


def hopeless(text: str) -> frozenset[int]:
    """The places of the opening brackets of a text that are taken as signs."""
    if text.count("[") <= _DEEP:
        return frozenset()
    alone: list[int] = []
    deep: list[int] = []
    for at, char in enumerate(text):
        if char == "[":
            alone.append(at)
        elif char == "]" and alone:
            place = alone.pop()
            if len(alone) >= _DEEP:
                deep.append(place)
    return frozenset(deep if len(alone) <= _MANY else [*deep, *alone])


_LONGEST_LABEL = 1000
"""Characters of a note's label; a longer one is text."""


def call_of_a_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the library calls it)
    """The library's rule for ``[^label]``, where a label can be; it reads on until the ``]``."""
    if not state.src.startswith("[^", state.pos):
        return False
    last = min(state.posMax, state.pos + _LONGEST_LABEL)
    return state.src.find("]", state.pos, last) > 0 and footnote_ref(
        state, silent, always_match=True
    )
