"""Links and paths: where they lead, and whether an edition can hold that."""

import posixpath
import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline.diagnostics import did_you_mean
from pipeline.files import as_spelled
from pipeline.model import Position
from pipeline.reader.attributes import all_attributes, refuse_attributes
from pipeline.reader.runs import Mark
from pipeline.reader.state import Scope

_SCHEME = re.compile(r"([A-Za-z][A-Za-z\d+.-]*):")
_WEB = ("http", "https", "mailto", "tel", "ftp", "doi", "urn", "news", "sms", "geo")


def resolve_link(scope: Scope, token: Token, position: Position) -> Mark | None:
    """The mark of a link; None when the link leads nowhere that an edition can go."""
    attributes = all_attributes(token)
    refuse_attributes(scope, attributes, position, "a link", ("href", "title"))
    target = _target(scope, attributes.get("href", ""), position)
    if target is None:
        return None
    return Mark("link", target=target, title=attributes.get("title"), position=position)


def _target(scope: Scope, href: str, position: Position) -> str | None:
    if scheme := _SCHEME.match(href):
        if scheme[1].lower() in _WEB:
            return href
        message = f"a link with the scheme {scheme[1]!r} cannot be followed in a book"
        hint = f"Use one of {', '.join(_WEB)}."
        scope.report.error("bad-link", message, position, hint)
        return None
    path, _, fragment = href.partition("#")
    path, fragment = unquote(path), unquote(fragment)
    if not path:
        return _own_anchor(scope, fragment, position)
    return _file_anchor(scope, path, fragment, position)


def _own_anchor(scope: Scope, name: str, position: Position) -> str | None:
    if not name:
        hint = "Write where it leads: [text](#id), [text](file.md) or a web address."
        scope.report.error("broken-link", "the link has no target", position, hint)
        return None
    return "#" + scope.file.local_ids.get(name, name)


def section_name(path: str) -> str:
    """The name under which a section's file is known, however its path was written."""
    return unicodedata.normalize("NFC", posixpath.normpath(path))


def _file_anchor(scope: Scope, path: str, fragment: str, position: Position) -> str | None:
    name = section_name(path)
    beside = section_name(posixpath.join(posixpath.dirname(scope.file.name), path))
    known = scope.book.files
    file = known.get(beside) or known.get(name)
    if file is None and {beside, name} & scope.book.unread:
        return None
    if file is None:
        message = f"the link leads to {path!r}, which is no section of the book"
        hint = did_you_mean(name, known)
        scope.report.error("broken-link", message, position, hint)
        return None
    if not fragment:
        return "#" + file.section
    if fragment not in file.local_ids and fragment not in file.local_ids.values():
        hint = did_you_mean(fragment, file.local_ids)
        message = f"{path} has no place {fragment!r}"
        scope.report.error("broken-link", message, position, hint)
        return None
    return "#" + file.local_ids.get(fragment, fragment)


def resolve_path(scope: Scope, source: str, position: Position) -> str:
    """The path of a file of the manuscript, relative to its folder, with forward slashes.

    Authors may also write it as seen from the section's own folder.
    """
    path = unquote(source).strip()
    if "\\" in path:
        hint = f"Write {path.replace(chr(92), '/')!r}."
        scope.report.error("bad-path", f"the path {path!r} has backslashes", position, hint)
        path = path.replace("\\", "/")
    return path if _SCHEME.match(path) or not path else _in_the_manuscript(scope, path)


def _in_the_manuscript(scope: Scope, path: str) -> str:
    """The path from the manuscript's folder; where nothing is there, from the section's own."""
    name = posixpath.normpath(path)
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(scope.file.name), path))
    folder = scope.book.folder
    if beside.startswith("..") or (_is_file(folder, name) and not name.startswith("..")):
        return name
    return beside if _is_file(folder, beside) else name


def _is_file(folder: Path, name: str) -> bool:
    try:
        return as_spelled(folder, name).is_file()
    except (OSError, ValueError):  # no name that a file can have
        return False
