"""Front matter: facts between ``---`` lines at the head of a section's file.

Other programs keep the title of a page there. It becomes the heading of a file that has none; the
facts of the whole book stand in book.toml, so the others are told and left.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_BLOCK = re.compile(r"---\n(?:\w[\w-]*:.*\n|[ \t-].*\n|#.*\n)*?(?:---|\.\.\.)\n")
_KEY = re.compile(r"^(\w[\w-]*+):(.*)$", re.MULTILINE)
_QUOTED = re.compile(r"\"((?:[^\"\\]|\\\")*+)\"|'((?:[^']|'')*+)'")
_HEADING = re.compile(r"^ {0,3}#[ \t](.*)$", re.MULTILINE)
_CONTINUED = re.compile(r"^title:.*\n[ \t]+\S", re.MULTILINE)
_NOT_PLAIN = ("|", ">", "[", "{", "&", "*", "!", '"', "'")


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
    keys = _KEY.findall(found[0])
    title = _title(found[0], keys)
    rest = text[found.end() :]
    lines = found[0].count("\n")
    heading = _HEADING.search(rest)
    written = heading[1].strip() if heading else ""
    above = ""
    if title and not heading:
        above, lines = f"# {title}\n", lines - 1
    read = title is not None and written in ("", title)
    others = (key for key, _ in keys if key != "title" or not read)
    return "\n" * lines + above + rest, FrontMatter(title, tuple(dict.fromkeys(others)))


def _title(block: str, keys: Sequence[tuple[str, str]]) -> str | None:
    """The title, where it stands once and on one line."""
    written = [value.strip() for key, value in keys if key == "title"]
    if len(written) != 1 or _CONTINUED.search(block):
        return None
    return _value(written[0])


def _value(written: str) -> str | None:
    """A value of YAML that stands on one line; None for others."""
    if quoted := _QUOTED.fullmatch(written):
        plain, single = quoted.groups()
        return (
            plain.replace('\\"', '"') if plain is not None else single.replace("''", "'")
        ) or None
    value = written.partition(" #")[0].rstrip()
    return None if value.startswith(_NOT_PLAIN) or not value else value
