"""What must be one title's alone: the identifiers by which others know its editions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.errors import ConfigError


@dataclass(slots=True)
class Single:
    """The identifiers that were met, each with its title."""

    met: dict[str, str] = field(default_factory=dict)

    def take(self, title: str, identifiers: Iterable[str]) -> None:
        """Take the identifiers for a title.

        Raises:
            ConfigError: another title has one of them.
        """
        for identifier in sorted(identifiers):
            other = self.met.setdefault(identifier, title)
            if other != title:
                message = f"{other} and {title} have the same identifier, {identifier}"
                hint = "Give one of them another in its book.toml: a book may have been copied."
                raise ConfigError(message, hint)
