"""Front matter: facts between ``---`` lines at the head of a section's file.

Other programs keep the title of a page there. It becomes the heading of a file that has none; the
facts of the whole book stand in book.toml, so the others are told and left.
"""

import re
from dataclasses import dataclass

_BLOCK = re.compile(r"---\n(?:\w[\w-]*:.*\n|[ \t-].*\n|#.*\n)*?(?:---|\.\.\.)\n")
_KEY = re.compile(r"^(\w[\w-]*+):(.*)$", re.MULTILINE)
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\\")*)\"|'((?:[^']|'')*)'")
_HEADING = re.compile(r"^ {0,3}# ", re.MULTILINE)
_OVER_LINES = ("|", ">", "[", "{", "&", "*", "!")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``title`` is the file's, on one line; ``others`` are the keys that are not read."""

    title: str | None
    others: tuple[str, ...]


def take_front_matter(text: str) -> tuple[str, FrontMatter | None]:
    """The text with empty lines in place of its front matter, and what that said.

    Where the text has no ``# `` heading, the title becomes one, on the front matter's last line.
    """
    found = _BLOCK.match(text)
    if found is None:
        return text, None
    keys = dict(_KEY.findall(found[0]))
    title = _value(keys.pop("title", "").strip())
    rest = text[found.end() :]
    lines = found[0].count("\n")
    heading = ""
    if title and not _HEADING.search(rest):
        heading, lines = f"# {title}\n", lines - 1
    return "\n" * lines + heading + rest, FrontMatter(title, tuple(keys))


def _value(written: str) -> str | None:
    """A value of YAML that stands on one line; None for others."""
    if quoted := _QUOTED.match(written):
        plain, single = quoted.groups()
        return (
            plain.replace('\\"', '"') if plain is not None else single.replace("''", "'")
        ) or None
    value = written.partition(" #")[0].rstrip()
    return None if value.startswith(_OVER_LINES) or not value else value
