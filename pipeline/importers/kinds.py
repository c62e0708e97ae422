"""What elements of HTML and EPUB say that they are."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import html

TYPE = "{http://www.idpf.org/2007/ops}type"


def kinds(element: "html.HtmlElement") -> set[str]:
    """What an element is by its types and roles, without their beginnings."""
    said = " ".join(element.get(key) or "" for key in ("epub:type", TYPE, "role"))
    return {one.removeprefix("doc-") for one in said.split()}
