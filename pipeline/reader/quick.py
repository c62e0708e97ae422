"""The tokens of plain prose, without the rules: at a tenth of their time.

Most of a manuscript is words, with emphasis, a link or a line end here and there. Where it is
certain what these mean, one pattern finds them; all else is left to the rules.
"""

import re
from collections.abc import Callable

from markdown_it.token import Token

_SPECIAL = r"\\`*_~^\[$<&{\n"
_MARKUP = re.compile(f"[{_SPECIAL}]")
_EMPHASIS = (
    rf"(?<![^ \n(])STARS(?P<NAME>(?=[^\W_])[^{_SPECIAL}]*(?<=[^\W_]))STARS(?=[ \n.,;:?!)]|\Z)"
)
_PIECE = re.compile(
    "|".join(
        (
            rf"(?P<text>[^{_SPECIAL}]+)",
            r"(?P<end>(?<![ \t])\n(?![ \t]))",
            _EMPHASIS.replace("STARS", r"\*").replace("NAME", "em"),
            _EMPHASIS.replace("STARS", r"\*\*").replace("NAME", "strong"),
            rf"(?<!!)\[(?P<label>[^{_SPECIAL}\]]+)\]\((?P<target>[\w:/.#?=%+,;@-]+)\)",
        )
    )
)
"""A star that follows a space and stands before a letter can only open, one that follows a letter
and stands before a space or a full stop can only close (CommonMark, 6.2)."""


def quick_tokens(source: str, link: Callable[[str], str]) -> list[Token] | None:
    """The inline tokens of a text; None when it takes the rules to tell them.

    ``link`` makes an address as Markdown has it into one of the web.
    """
    if not source:
        return []
    if not _MARKUP.search(source):
        return [_text(source, 0)]
    tokens: list[Token] = []
    at = line = 0
    for piece in _PIECE.finditer(source):
        if piece.start() != at:
            return None
        at = piece.end()
        match piece.lastgroup:
            case "text":
                tokens.append(_text(piece[0], line))
            case "end":
                tokens.append(Token("softbreak", "br", 0, map=[line, line + 1]))
                line += 1
            case "target":
                attributes = {"href": link(piece["target"])}
                tokens += _marked("link", "a", piece["label"], line)
                tokens[-3].attrs.update(attributes)
            case name:
                stars = "*" if name == "em" else "**"
                tokens += _marked(str(name), str(name), piece[str(name)], line, stars)
    return tokens if at == len(source) else None


def _text(content: str, line: int, level: int = 0) -> Token:
    return Token("text", "", 0, map=[line, line + 1], level=level, content=content)


def _marked(kind: str, tag: str, content: str, line: int, markup: str = "") -> list[Token]:
    return [
        Token(f"{kind}_open", tag, 1, map=[line, line + 1], markup=markup),
        _text(content, line, 1),
        Token(f"{kind}_close", tag, -1, map=[line, line + 1], markup=markup),
    ]
