"""Which XHTML an edition is written in: the elements, attributes and roles that it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.exporters.xhtml.markup import Attributes, element, empty


@dataclass(frozen=True, slots=True)
class Dialect:
    """An XHTML, by what it lacks of the one that EPUB 3.3 has.

    ``renamed`` gives the element that stands for one it lacks, ``attributes`` those that it has
    (None: all), ``classes`` the class that says what a role says. ``page_class`` is the class of a
    page's label that stands in the text as words; None where a page marker is named by its label.
    ``draws`` is False where a text stands for SVG and MathML, ``ruby`` where readings follow words.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    attributes: frozenset[str] | None = None
    classes: Mapping[str, str] = field(default_factory=dict)
    page_class: Callable[[str], str] | None = None
    draws: bool = True
    ruby: bool = True

    def element(self, name: str, attributes: Attributes | None = None, content: str = "") -> str:
        """An element around finished markup, as this dialect has it."""
        return element(self.renamed.get(name, name), self.kept(attributes), content)

    def empty(self, name: str, attributes: Attributes | None = None) -> str:
        """An element that never has content."""
        return empty(self.renamed.get(name, name), self.kept(attributes))

    def kept(self, attributes: Attributes | None) -> Attributes | None:
        """The attributes that the dialect has, a role's class among them."""
        if self.attributes is None or attributes is None:
            return attributes
        kept = {key: value for key, value in attributes.items() if key in self.attributes}
        if css := self.classes.get(attributes.get("role") or ""):
            kept["class"] = css
        return kept


EPUB = Dialect()
