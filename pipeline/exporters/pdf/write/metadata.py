"""What the file says of itself: XMP, the Info dictionary, the colours' profile."""

import datetime
from dataclasses import dataclass
from html import escape

from pipeline import __version__
from pipeline.exporters.pdf.objects import text
from pipeline.exporters.pdf.options import Standard
from pipeline.exporters.shared.credits import authors
from pipeline.model import Metadata

PRODUCER = f"Accessible Publisher {__version__} (ReportLab)"


@dataclass(frozen=True, slots=True)
class Facts:
    """What XMP and Info both tell; they must agree (ISO 19005-3, 6.6.2.3.3).

    A ``leftward`` book runs from right to left, which viewers are told.
    """

    title: str
    author: str
    description: str
    language: str
    identifier: str
    rights: str
    moment: datetime.datetime
    leftward: bool = False
    draft: bool = False


def facts_of(metadata: Metadata, moment: datetime.datetime) -> Facts:
    """The facts of a book; ``moment`` is the build's."""
    title = metadata.title
    if metadata.subtitle:
        title = f"{title}: {metadata.subtitle}"
    return Facts(
        title,
        ", ".join(authors(metadata)),
        metadata.description or "",
        metadata.language,
        metadata.identifiers[0].urn if metadata.identifiers else "",
        metadata.rights or "",
        moment,
        metadata.direction == "rtl",
        metadata.draft,
    )


def pdf_date(moment: datetime.datetime) -> str:
    """A date as ISO 32000-1, 7.9.4, writes it; ``moment`` is in UTC."""
    return moment.strftime("D:%Y%m%d%H%M%S+00'00'")


def info(facts: Facts) -> bytes:
    """The Info dictionary."""
    stamp = text(pdf_date(facts.moment))
    parts = [b"/Title" + text(facts.title)]
    if facts.author:
        parts.append(b"/Author" + text(facts.author))
    if facts.description:
        parts.append(b"/Subject" + text(facts.description))
    parts += [b"/Producer" + text(PRODUCER), b"/CreationDate" + stamp, b"/ModDate" + stamp]
    return b"<<" + b"".join(parts) + b">>"


def xmp(facts: Facts, standard: Standard, *, with_files: bool) -> bytes:
    """The XMP packet, with the schema that PDF/A-3 asks for to be told of ``pdfuaid``.

    ``with_files`` says whether files are embedded, which makes PDF/A-4 PDF/A-4f.
    """
    stamp = facts.moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    fields = [_alternative("dc:title", facts.title), _list("dc:language", "Bag", facts.language)]
    if facts.author:
        fields.append(_list("dc:creator", "Seq", facts.author))
    if facts.description:
        fields.append(_alternative("dc:description", facts.description))
    if facts.rights:
        fields.append(_alternative("dc:rights", facts.rights))
    if facts.identifier:
        fields.append(f"<dc:identifier>{escape(facts.identifier)}</dc:identifier>")
    fields += [
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        f"<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>",
    ]
    if facts.draft:  # it has faults, and claims nothing
        return _PACKET.format("\n".join(fields)).encode()
    fields.append(_CLAIMS[standard])
    if standard == "ua-2" and with_files:
        fields.append("<pdfaid:conformance>F</pdfaid:conformance>")
    return _PACKET.format("\n".join(fields)).encode()


def _alternative(name: str, value: str) -> str:
    return (
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(_legal(value))}'
        f"</rdf:li></rdf:Alt></{name}>"
    )


def _list(name: str, kind: str, value: str) -> str:
    return f"<{name}><rdf:{kind}><rdf:li>{escape(_legal(value))}</rdf:li></rdf:{kind}></{name}>"


def _legal(value: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(c for c in value if c >= " " or c in "\t\n")


_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""

_CLAIMS: dict[Standard, str] = {
    "ua-1": (
        "<pdfuaid:part>1</pdfuaid:part>"
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" + _SCHEMA
    ),
    "ua-2": (
        "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
        "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
    ),
}

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def color_profile() -> bytes:
    """The sRGB profile of the output intent, with a fixed date in its header (ICC.1, 7.2.8)."""
    from PIL import ImageCms  # noqa: PLC0415  (loads only when a PDF is made)

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = b"".join(n.to_bytes(2, "big") for n in (2000, 1, 1, 0, 0, 0))
    profile[84:100] = bytes(16)  # the profile's checksum, which the date was part of
    return bytes(profile)
