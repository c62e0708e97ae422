"""What all titles have in common: one OPDS feed and one ONIX message, made of their own ones.

Both lie in the catalogue's output folder as editions do: with a list of their files, and replaced
as a whole.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.catalogue.facts import TitleResult
from pipeline.catalogue.feeds import joined_feeds
from pipeline.catalogue.message import joined_message
from pipeline.catalogue.shops import Shop
from pipeline.errors import ExportError, PublishError
from pipeline.exporters.records.opds import ATOM
from pipeline.manifest import Made

_WITHIN = {"opds": ("opds", "library"), "onix": ("onix", "library")}
"""The formats that hold a title's feed or message; the first that was asked for is taken."""


@dataclass(frozen=True, slots=True)
class Part:
    """The feed's or message's share of one title.

    ``folder`` is where the title's files of that format lie in the shop, with forward slashes;
    ``made`` has their names and hashes.
    """

    title: str
    shop: Shop
    folder: str
    made: Made

    def read(self, ending: str) -> bytes:
        """The bytes of the one file whose name ends so.

        Raises:
            ExportError: it cannot be read.
        """
        name = next((name for name in self.made.files if name.endswith(ending)), ending)
        data = self.shop.read(f"{self.folder}/{name}")
        if data is None:
            message = f"there is no {self.shop.shown(f'{self.folder}/{name}')} any more"
            raise ExportError(message, "Make the title again: --again.")
        return data


def join(
    results: Sequence[TitleResult],
    names: Sequence[str],
    shop: Shop,
    sender: str | None = None,
) -> tuple[PublishError, ...]:
    """Write the feed and the message of all titles, as far as ``names`` asks for them; what failed.

    A title that failed is there with its earlier editions, as the shop has them. ``sender`` is who
    sends the ONIX message; without it, the one that all titles name.
    """
    errors: list[PublishError] = []
    for kind, within in _WITHIN.items():
        name = next((name for name in within if name in names), None)
        try:
            parts = tuple(_parts(results, name, shop)) if name else ()
            if parts:
                _join(kind, parts, shop, sender)
        except PublishError as error:
            errors.append(error)
    return tuple(errors)


def _parts(results: Iterable[TitleResult], name: str, shop: Shop) -> Iterable[Part]:
    for result in results:
        title = result.title.name
        made = shop.manifest(title).editions.get(name)
        if made is not None:
            yield Part(title, shop, f"{title}/{made.folder or name}", made)


def _join(kind: str, parts: Sequence[Part], shop: Shop, sender: str | None) -> None:
    """Make it where anything has changed; nothing is touched otherwise."""
    source = _digest(parts, sender or "")
    if shop.has(kind, source):
        return

    def make(folder: Path) -> Sequence[Path]:
        if kind == "opds":
            return joined_feeds(parts, folder, _earlier_feed(shop))
        return joined_message(parts, folder, sender)

    shop.put(kind, source, make)


def _digest(parts: Sequence[Part], sender: str) -> str:
    facts = [sender, *([part.folder, dict(part.made.files)] for part in parts)]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _earlier_feed(shop: Shop) -> bytes | None:
    return shop.read(f"opds/{ATOM}") if "opds" in shop.manifest().editions else None
