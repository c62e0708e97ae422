"""Associated files: the data of tables and charts, the markup of formulas (ISO 19005-3, 6.8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.objects import PdfFile, Raw, Stream, name, ref, text
from pipeline.exporters.pdf.tagging.tree import Element, preorder
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
        for source in element.attributes.files if element.attributes else ():
            label = source.rpartition("/")[2]
            yield Attachment(source, label, "text/csv", b"/Data", assets.read(source))
        made = element.attributes.data if element.attributes else None
        if made:
            yield Attachment(made.key, made.name, "text/csv", b"/Data", made.content)


def _formulas(root: Element) -> Iterator[Attachment]:
    number = 0
    for element in preorder(root):
        markup = element.attributes.mathml if element.attributes else None
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
