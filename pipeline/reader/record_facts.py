"""Facts that catalogue records need, checked: ISBNs of editions, subjects, names, the license."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal
from urllib.parse import urlsplit

from pipeline.config import TABLE, TomlSource
from pipeline.diagnostics import did_you_mean
from pipeline.model import Identifier, SubjectCode
from pipeline.reader.identifiers import read_identifier
from pipeline.reader.report import Report

EDITIONS = ("epub", "readaloud", "pdf", "pdf-large-print", "audio", "daisy202")
AUDIENCES = (
    *("general", "children", "teenage", "primary-secondary", "tertiary", "professional"),
    "adult-education",
)
EXEMPTIONS = ("eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration")
_FORMS = {
    "thema": (
        re.compile(r"[A-Z][A-Z0-9]{0,7}|[1-6][A-Z0-9-]{0,17}"),
        "Thema codes look like 'MBPM', '1KBB'.",
    ),
    "bisac": (
        re.compile(r"[A-Z]{3}\d{6}"),
        "BISAC codes have three letters and six digits, as 'MED024000'.",
    ),
}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CHECKED = 15  # characters before the check character of an ORCID or ISNI
_X = 10


@dataclasses.dataclass(frozen=True, slots=True)
class SubjectTable:
    """``[[subject-codes]]``: ``code`` of Thema or BISAC, or an LCSH ``heading``."""

    __pydantic_config__: ClassVar = TABLE
    scheme: Literal["thema", "bisac", "lcsh"]
    """The scheme: "thema", "bisac" or "lcsh"."""
    code: str | None = None
    """The code of the subject in it."""
    heading: str | None = None
    """The subject in words."""
    authority: str | None = None
    """The address of the subject's record."""


class RecordFacts:
    """The facts of book.toml that records need; every fault goes to the report."""

    def __init__(self, source: TomlSource, report: Report) -> None:
        self._source = source
        self._report = report

    def isbns(
        self, given: dict[str, str], identifiers: Iterable[Identifier]
    ) -> tuple[tuple[str, str], ...]:
        """The ISBN of each edition that has its own; one among the identifiers is the EPUB's."""
        urns = (one.urn for one in identifiers)
        own = [urn.removeprefix("urn:isbn:") for urn in urns if urn.startswith("urn:isbn:")]
        return tuple(self._isbns(given, own))

    def _isbns(self, given: dict[str, str], own: list[str]) -> Iterator[tuple[str, str]]:
        seen: dict[str, str] = dict.fromkeys(own, "epub")
        for edition, text in given.items():
            place = ("isbn", edition)
            urn, fault = read_identifier(text)
            number = urn.removeprefix("urn:isbn:") if urn and "isbn" in urn else ""
            if edition not in EDITIONS:
                hint = did_you_mean(edition, EDITIONS)
                self._fault("unknown-key", f"there is no edition {edition!r}", hint, *place)
            elif len(number) != 13:  # noqa: PLR2004  (digits)
                hint = fault or "Give the 13 digits."
                self._fault("bad-identifier", f"{text!r} is no ISBN-13", hint, *place)
            elif edition == "epub" and own and number not in own:
                message = f"epub has another ISBN here than in identifiers, {own[0]}"
                self._fault("bad-identifier", message, "Keep one of them.", *place)
            elif seen.get(number, edition) != edition:
                message = f"{edition} and {seen[number]} have the same ISBN {number}"
                self._fault("bad-identifier", message, "Each edition needs its own.", *place)
            else:
                seen[number] = edition
                yield edition, number

    def subjects(self, given: list[SubjectTable]) -> tuple[SubjectCode, ...]:
        """The subjects that have a scheme."""
        for number, entry in enumerate(given):
            if hint := _subject_fault(entry):
                shown = entry.code or entry.heading or ""
                message = f"the {entry.scheme} subject {shown!r} cannot be used"
                position = self._source.position("subject-codes", number)
                self._report.error("bad-subject", message, position, hint)
            self.uri(entry.authority, "authority", "subject-codes", number)
        return tuple(
            SubjectCode(entry.scheme, entry.code, entry.heading, entry.authority)
            for entry in given
            if not _subject_fault(entry)
        )

    def name_id(self, text: str | None, kind: str, number: int) -> str | None:
        """An ORCID or ISNI as 16 characters (ISO 27729: the last one counts modulo 11-2)."""
        if text is None:
            return None
        bare = re.sub(r"^https?://(www\.)?(orcid|isni)\.org/(isni/)?", "", text.strip())
        bare = re.sub(r"[\s-]", "", bare).upper()
        if not re.fullmatch(r"\d{15}[\dX]", bare):
            hint = "It has 16 digits, as 0000-0002-1825-0097; the last may be an X."
        elif bare[-1] != _check_11_2(bare[:_CHECKED]):
            hint = f"The check digit is wrong: it would be {_check_11_2(bare[:_CHECKED])}."
        else:
            return bare
        place = ("contributors", number, kind)
        self._fault("bad-identifier", f"{text!r} is no {kind.upper()}", hint, *place)
        return None

    def choice(self, text: str | None, key: str, known: tuple[str, ...]) -> str | None:
        """One of the words that a key takes."""
        if text is None or text in known:
            return text
        place = key.split(".")
        hint = did_you_mean(text, known)
        self._fault("bad-value", f"{key!r} cannot be {text!r}", hint, *place)
        return None

    def uri(self, text: str | None, key: str, *where: str | int) -> str | None:
        """A web address."""
        if text is None:
            return None
        parts = _split(text)
        if parts and not re.search(r"[\s<>\"\x00-\x20]", text):
            return text
        hint = "Write it with https:// and without spaces."
        self._fault("bad-value", f"{key!r} is no web address: {text!r}", hint, *where, key)
        return None

    def sha256(self, text: str, *place: str | int) -> str:
        """A SHA-256 in lower case."""
        digest = text.strip().lower()
        if not _SHA256.fullmatch(digest):
            hint = "It has 64 digits and letters; 'publish verify' tells it."
            self._fault("bad-value", f"{text!r} is no SHA-256", hint, *place)
        return digest

    def filled(self, text: str, *place: str | int) -> str:
        """A text that says something."""
        if not text.strip():
            self._fault("bad-value", f"{place[-1]!r} is empty", "Fill it in.", *place)
        return text.strip()

    def _fault(self, code: str, message: str, hint: str | None, *place: str | int) -> None:
        self._report.error(code, message, self._source.position(*place), hint)


def _split(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _subject_fault(entry: SubjectTable) -> str | None:
    if entry.scheme == "lcsh":
        return None if (entry.heading or "").strip() else 'Give the heading: heading = "...".'
    form, hint = _FORMS[entry.scheme]
    return None if form.fullmatch(entry.code or "") else hint


def _check_11_2(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "X" if check == _X else str(check)
