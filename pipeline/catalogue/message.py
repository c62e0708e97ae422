"""One ONIX message of all titles, made of the products of their own messages.

ONIX for Books 3.1: a header with one sender, then any number of products.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.catalogue.feeds import Part
from pipeline.catalogue.single import Single
from pipeline.errors import ConfigError, ExportError

if TYPE_CHECKING:
    from lxml import etree

_ONIX = "http://ns.editeur.org/onix/3.1/reference"
_NAME = Path("catalogue.onix.xml")
_SHOWN = 3  # senders in a message of a fault


def joined_message(parts: Sequence[Part], folder: Path, sender: str | None) -> tuple[Path, ...]:
    """Write the message into ``folder``, a product at a time; its name.

    The moment is the last of those of the titles' messages.

    Raises:
        ExportError: a title's message cannot be read.
        ConfigError: the titles have several senders and ``sender`` is None, or two titles have one
            record reference.
        OSError: it cannot be written.
    """
    from lxml import etree  # noqa: PLC0415  (heavy; not for --help)

    headers = [(_text(root, "SenderName"), _text(root, "SentDateTime")) for root in _roots(parts)]
    name = sender or _one_sender({found for found, _ in headers})
    single = Single()
    with etree.xmlfile(str(folder / _NAME), encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(f"{{{_ONIX}}}ONIXMessage", {"release": "3.1"}, nsmap={None: _ONIX}):
            file.write("\n")
            file.write(_header(name, max(moment for _, moment in headers)), pretty_print=True)
            for part, root in zip(parts, _roots(parts), strict=True):
                products = root.findall(f"{{{_ONIX}}}Product")
                single.take(part.title, [_text(one, "RecordReference") for one in products])
                _write(file, products)
    return (_NAME,)


def _roots(parts: Iterable[Part]) -> "Iterator[etree._Element]":
    """The titles' messages, one in memory at a time."""
    from lxml import etree  # noqa: PLC0415  (heavy; not for --help)

    for part in parts:
        source = io.BytesIO(part.read(".onix.xml"))
        try:
            yield etree.parse(source, etree.XMLParser(remove_blank_text=True)).getroot()
        except etree.XMLSyntaxError as error:
            message = f"the ONIX message in {part.folder} is not as a build made it"
            raise ExportError(message, "Make the title again: --again.") from error


def _text(element: "etree._Element", tag: str) -> str:
    found = element.find(f".//{{{_ONIX}}}{tag}")
    return "" if found is None or found.text is None else str(found.text)


def _one_sender(senders: set[str]) -> str:
    if len(senders) == 1:
        return senders.pop()
    names = ", ".join(sorted(senders)[:_SHOWN])
    more = f" and {len(senders) - _SHOWN} more" if len(senders) > _SHOWN else ""
    message = f"one ONIX message has one sender, and the titles name several: {names}{more}"
    raise ConfigError(message, "Say who sends it: --sender NAME.")


def _header(sender: str, moment: str) -> "etree._Element":
    from lxml import etree  # noqa: PLC0415  (heavy; not for --help)

    header = etree.Element(f"{{{_ONIX}}}Header", nsmap={None: _ONIX})
    inner = etree.SubElement(header, f"{{{_ONIX}}}Sender")
    etree.SubElement(inner, f"{{{_ONIX}}}SenderName").text = sender
    etree.SubElement(header, f"{{{_ONIX}}}SentDateTime").text = moment
    return header


def _write(file: Any, products: Iterable["etree._Element"]) -> None:  # noqa: ANN401  (lxml has no types)
    for product in products:
        file.write(product, pretty_print=True)
