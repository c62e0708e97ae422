"""``{{ name }}``: words that book.toml gives once, under ``[names]``, for the whole book."""

import re
from collections.abc import Callable, Mapping

from markdown_it.rules_inline import StateInline

_NAME = re.compile(r"\{\{[ \t]*([^\W\d][\w-]*)[ \t]*\}\}")


_LONGEST = 10_000  # characters of a name's words


class NameFault(Exception):  # noqa: N818  (a fault of the book, not of the program)
    """Why a name has no words: it stands in its own, or they are without measure."""


class Names:
    """The words of ``[names]``, each with those of the names in it in their place."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self._known: dict[str, str] = {}

    def words(self, name: str, around: tuple[str, ...] = ()) -> str:
        """The words of a name that is given; ``around`` are the names that hold it.

        Raises:
            NameFault: there are none.
        """
        way = (*around, name)
        if name in around:
            raise NameFault(f"stands in its own words: {' in '.join(way[way.index(name) :])}")
        if name not in self._known:
            pieces = _NAME.split(self._given[name])  # texts and names in turn
            pieces[1::2] = [self._inner(inner, way) for inner in pieces[1::2]]
            self._known[name] = "".join(pieces)
        if len(self._known[name]) > _LONGEST:
            raise NameFault(f"has more than {_LONGEST:,} letters")
        return self._known[name]

    def _inner(self, name: str, way: tuple[str, ...]) -> str:
        return self.words(name, way) if name in self._given else f"{{{{ {name} }}}}"


def takes_names(names: Mapping[str, str]) -> Callable[[StateInline, bool], bool]:
    """The inline rule: a name becomes its words, as plain text; an unknown one is told later.

    In a book without names such braces are signs, of which only another program makes something.
    """

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (the library calls it)
        found = _NAME.match(state.src, state.pos) if names else None
        if found is None:
            return False
        if not silent:
            words = names.get(found[1])
            if words is None:
                state.push("unknown_name", "", 0).content = found[0]
            else:
                state.pending += words
        state.pos = found.end()
        return True

    return rule


def bare_name(written: str) -> str:
    """The name between the braces."""
    return written.strip("{} \t")
