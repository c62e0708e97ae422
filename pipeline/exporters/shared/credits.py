"""Who made the book, as editions name them: authors plainly, everybody else with what they did."""

from pipeline.model import Contributor, Labels, Metadata

ROLES = {
    "edt": "editor",
    "trl": "translator",
    "ill": "illustrator",
    "pht": "photographer",
    "com": "compiler",
    "aui": "foreword",
}
"""The name of the label of each MARC relator code that has one."""


def authors(metadata: Metadata) -> list[str]:
    """The names of the authors."""
    return [person.name for person in metadata.contributors if person.role == "aut"]


def others(metadata: Metadata, labels: Labels) -> list[str]:
    """The names of the other contributors, with their roles: "Jane Doe (translator)"."""
    people = (person for person in metadata.contributors if person.role != "aut")
    return [_with_role(person, labels) for person in people]


def role_label(person: Contributor, labels: Labels) -> str:
    """What the person did, in the book's language; empty for a role without a label."""
    return getattr(labels, ROLES[person.role]) if person.role in ROLES else ""


def _with_role(person: Contributor, labels: Labels) -> str:
    label = role_label(person, labels)
    return f"{person.name} ({label})" if label else person.name


def mail_address(contact: str | None) -> str | None:
    """The e-mail address of a contact; None where it is an address of the web."""
    address = (contact or "").removeprefix("mailto:")
    return address if "@" in address and "/" not in address else None
