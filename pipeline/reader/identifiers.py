"""Identifiers of the book: UUIDs, ISBNs, DOIs and other URNs, checked, as URIs."""

import re
import uuid

_X = 10
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|(?:urn:|info:)?doi[:/]\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE
)
_DOI_LIKE = re.compile(r"(?:urn:|info:)?doi\b|https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_URN = re.compile(
    r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:[\w()+,.:=@;$!*'%/?#&~-]+", re.IGNORECASE | re.ASCII
)
_HINT = "Give 'urn:uuid:...', 'urn:isbn:...', 'doi:10....' or another URN."


def read_identifier(text: str) -> tuple[str | None, str | None]:
    """The URN of an identifier, and what is wrong with it (None when nothing is)."""
    bare = text.strip()
    if bare.lower().startswith("urn:uuid:"):
        return _uuid(bare[9:])
    if bare.lower().startswith("urn:isbn:"):
        return _isbn(bare[9:])
    digits = re.sub(r"^(isbn)?(-1[03])?[:\s]*", "", bare, flags=re.IGNORECASE)
    if re.fullmatch(r"[\d\s-]{9,}[\dXx]", digits):
        return _isbn(digits)
    if re.fullmatch(r"[\da-fA-F-]{32,36}", bare):
        return _uuid(bare)
    return _other(bare)


def _other(text: str) -> tuple[str | None, str | None]:
    """A DOI by its address (DOI Handbook, 2.6), or a URN of another namespace (RFC 8141)."""
    if found := _DOI.fullmatch(text):
        return f"https://doi.org/{found[1]}", None
    if _DOI_LIKE.match(text):
        return None, "A DOI looks like 'doi:10.1000/182'."
    if _URN.fullmatch(text):
        return f"urn:{text[4:]}", None
    return None, _HINT


def _uuid(text: str) -> tuple[str | None, str | None]:
    try:
        return f"urn:uuid:{uuid.UUID(text)}", None
    except ValueError:
        return None, "A UUID has 32 hexadecimal digits in groups of 8-4-4-4-12."


def _isbn(text: str) -> tuple[str | None, str | None]:
    """ISO 2108: the check digit of an ISBN-10 counts modulo 11, of an ISBN-13 modulo 10."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        expected = _check_10(digits[:9])
    elif re.fullmatch(r"97[89]\d{10}", digits):
        expected = _check_13(digits[:12])
    else:
        return None, "An ISBN has 13 digits and begins with 978 or 979 (or has 10, before 2007)."
    if digits[-1] != expected:
        hint = f"The check digit is wrong: with these digits the last one would be {expected}."
        return None, hint
    return f"urn:isbn:{digits}", None


def _check_10(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=True))
    check = -total % 11
    return "X" if check == _X else str(check)


def _check_13(digits: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)
