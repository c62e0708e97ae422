"""The keys of ``[output.library]``, ``[output.opds]``, ``[output.onix]`` and ``[output.marc]``."""

from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import quote, urlsplit

from pipeline.config import TABLE
from pipeline.errors import ConfigError
from pipeline.products import EditionName

_SAFE = "!#$%&'()*+,/:;=?@[]~"
ALL: tuple[EditionName, ...] = ("epub", "readaloud", "pdf", "pdf-large-print", "audio", "daisy202")


@dataclass(frozen=True, slots=True)
class RecordOptions:
    """What the records describe.

    ``address`` is where the folder with the feed and the editions will be found on the web;
    without one, links are relative, and the records name no place. ``editions`` are made for the
    records. ``sender`` is who sends the ONIX message, the publisher unless given.
    """

    __pydantic_config__: ClassVar = TABLE
    address: str | None = None
    """Where the folder with the feed and the editions will be on the web."""
    editions: list[EditionName] = field(default_factory=lambda: list(ALL))
    """The editions that the records describe."""
    sender: str | None = None
    """Who sends the ONIX message; the publisher unless given."""

    def base(self) -> str:
        """The address with a slash at its end, or nothing.

        Raises:
            ConfigError: it is no web address.
        """
        if not self.address:
            return ""
        try:
            parts = urlsplit(self.address)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            good = False
        if not good:
            message = f"the records' address {self.address!r} is no web address"
            raise ConfigError(message, 'Write address = "https://..." in [output.opds].')
        return quote(self.address.rstrip("/"), safe=_SAFE) + "/"
