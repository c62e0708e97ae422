"""Associated files: the data of tables and charts, the markup of formulas (ISO 19005-3, 6.8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.laid import Element, preorder
from pipeline.exporters.pdf.objects import PdfFile, Raw, Stream, name, ref, text
from pipeline.exporters.pdf.tagging.datafiles import data_file, data_key, data_name
from pipeline.exporters.pdf.write.metadata import Facts, pdf_date


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be embedded. ``key`` is how elements name it: a source, or a formula's markup."""

    key: str
    label: str
    kind: str
    relationship: bytes
    data: bytes


def add_attachments(
    file: PdfFile, root: Element, assets: Assets, facts: Facts, *, formulas: bool
) -> dict[str, int]:
    """Embed what the elements name, each once; the numbers of the file specifications by key."""
    found = {one.key: one for one in _data(root, assets)}
    if formulas:
        found |= {one.key: one for one in _formulas(root)}
    return {key: _add(file, one, facts) for key, one in found.items()}


def _data(root: Element, assets: Assets) -> Iterator[Attachment]:
    for element in preorder(root):
        for source in element.facts.files if element.facts else ():
            label = source.rpartition("/")[2]
            yield Attachment(source, label, "text/csv", b"/Data", assets.read(source))
        block = element.facts.data if element.facts else None
        if block:
            key, label = data_key(block), data_name(block)
            yield Attachment(key, label, "text/csv", b"/Data", data_file(block))


def _formulas(root: Element) -> Iterator[Attachment]:
    number = 0
    for element in preorder(root):
        markup = element.facts.mathml if element.facts else None
        if markup:
            number += 1
            label = f"formula-{number}.mml"
            data = markup.encode()
            yield Attachment(markup, label, "application/mathml+xml", b"/Supplement", data)


def _add(file: PdfFile, one: Attachment, facts: Facts) -> int:
    params = b"<</Size %d/ModDate" % len(one.data) + text(pdf_date(facts.moment)) + b">>"
    entries = {"Type": "/EmbeddedFile", "Subtype": name(one.kind), "Params": params}
    embedded = ref(file.add(Stream(one.data, entries)))
    label = text(one.label)
    parts = [
        b"<</Type/Filespec/F", label, b"/UF", label, b"/Desc", label,
        b"/AFRelationship", one.relationship, b"/EF<</F ", embedded, b"/UF ", embedded, b">>>>",
    ]  # fmt: skip
    return file.add(Raw(b"".join(parts)))
