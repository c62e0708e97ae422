"""Notes that are written where they are called, ``text^[a note]``, as pandoc and Quarto have them.

Before inline text is read, each becomes a call and a note of its own below the text.
"""

import re
from collections.abc import Iterator

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_STEP = re.compile(r"\\.|(`+)(?!`)|\^\[|\[|\]", re.DOTALL)
_TICKS = re.compile("`+")
_MARK = "^"
"""Before the number in the label of such a note; authors' own labels begin otherwise."""


def take_inline_notes(state: StateCore) -> None:
    """Core rule: notes in the line become calls, ``[^^1]``, and notes at the end of the file."""
    notes: list[Token] = []
    waiting = [(token, 0) for token in state.tokens if token.type == "inline"]
    while waiting:  # a note may hold another
        token, depth = waiting.pop()
        if "^[" not in token.content or depth > _DEEPEST:
            continue
        found = list(_taken(token, len(notes) // _TOKENS))
        notes += [one for note in found for one in note]
        waiting += [(note[_TEXT], depth + 1) for note in found]
    state.tokens += notes


_DEEPEST = 3
"""Notes in notes; the signs of deeper ones stay as they are, and are told."""

_TOKENS = 5  # of a note
_TEXT = 2  # the place of its text among them


def _taken(token: Token, count: int) -> Iterator[list[Token]]:
    """Take the notes out of a text; their tokens, with the lines on which they begin."""
    text, first = token.content, (token.map or [0])[0]
    kept: list[str] = []
    at = 0
    for start, end in _places(text):
        count += 1
        label = f"{_MARK}{count}"
        kept += [text[at:start], f"[^{label}]"]
        line = first + text.count("\n", 0, start)
        yield _note(label, text[start + 2 : end], line)
        at = end + 1
    token.content = "".join([*kept, text[at:]])


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where a note's ``^[`` stands, and the ``]`` that closes it; code and escapes are passed."""
    opened: list[tuple[int, bool]] = []
    outer = None
    at = 0
    found = []
    while step := _STEP.search(text, at):
        at = step.end()
        if ticks := step[1]:
            closing = _closing_ticks(text, ticks, at)
            at = closing if closing > 0 else at
        elif step[0] == "^[":
            outer = len(opened) if outer is None else outer
            opened.append((step.start(), True))
        elif step[0] == "[":
            opened.append((step.start(), False))
        elif step[0] == "]" and opened:
            start, is_note = opened.pop()
            if is_note and len(opened) == outer:
                outer = None
                if text[start + 2 : at - 1].strip():
                    found.append((start, at - 1))
    yield from found


def _closing_ticks(text: str, ticks: str, at: int) -> int:
    """The end of the code that ``ticks`` opened; -1 when nothing closes it."""
    runs = _TICKS.finditer(text, at)
    return next((run.end() for run in runs if len(run[0]) == len(ticks)), -1)


def _note(label: str, content: str, line: int) -> list[Token]:
    lines = [line, line + 1 + content.count("\n")]
    return [
        Token("footnote_reference_open", "", 1, map=lines, meta={"label": label}),
        Token("paragraph_open", "p", 1, map=lines, level=1),
        Token("inline", "", 0, map=lines, level=2, content=content.strip(), children=[]),
        Token("paragraph_close", "p", -1, level=1),
        Token("footnote_reference_close", "", -1),
    ]
