"""Files that stand beside a source: pictures; none outside of the folder that is imported."""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes


def from_folder(folder: Path, top: Path | None = None) -> Callable[[str, str], bytes | None]:
    """Gives files beside a source; none outside of the folder that is imported."""
    root = (top or folder).resolve()

    def open_file(part: str, address: str) -> bytes | None:
        if address.startswith("data:"):
            return from_data(address)
        name = unquote(address.partition("?")[0].partition("#")[0])
        here = root / PurePosixPath(part).parent
        for place in (here / name, root / name.lstrip("/")):
            try:
                found = place.resolve()
                if found.is_relative_to(root) and found.is_file():
                    return found.read_bytes()
            except (OSError, ValueError):
                continue
        return None

    return open_file


def from_data(address: str) -> bytes | None:
    """The bytes of a "data:" address."""
    head, comma, data = address.partition(",")
    if not comma:
        return None
    raw = unquote_to_bytes(data)
    try:
        return base64.b64decode(raw) if head.endswith(";base64") else raw
    except (binascii.Error, ValueError):
        return None
