"""Roles: ``{name}`content` `` in running text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.diagnostics import did_you_mean
from pipeline.model import Abbr, Inline, Position, Ruby, Str
from pipeline.reader.formulas import make_formula
from pipeline.reader.runs import NAMED, Mark
from pipeline.reader.state import Scope, Target, without_stop

_WITH_TARGET = re.compile(r"(.*\S)?\s*<([^<>]+)>", re.DOTALL)
_ABBREVIATION = re.compile(r"(.[^(]*)\((.+)\)\s*", re.DOTALL)
_READING = re.compile(r"([^(\uff08]+)[(\uff08](.+)[)\uff09]\s*", re.DOTALL)
_CODE = "Write '`code`'."
_CITE = "Name the source in words, or in a note: '[^name]'."
_INSTEAD = {
    "doc": "Write '[text](file.md)'.", "download": "Write '[text](address)'.",
    "eq": "Write '{ref}`words <name>`'.", "cite": _CITE, "footcite": _CITE, "citep": _CITE,
    "citet": _CITE, "code": _CODE, "file": _CODE, "command": _CODE,
    "program": _CODE, "guilabel": "Write '*words*'.", "menuselection": "Write '*words*'.",
    "emphasis": "Write '*words*'.", "strong": "Write '**words**'.",
    "superscript": "Write '{sup}`words`'.", "subscript": "Write '{sub}`words`'.",
    "abbreviation": "Write '{abbr}`short (what it stands for)`'.",
    "index": "Write the words alone.", "underline": "Write '{u}`words`'.",
    "keyboard": "Write '{kbd}`keys`'.", "strike": "Write '{del}`words`'.",
    "highlight": "Write '{mark}`words`'.",
}  # fmt: skip
"""Roles of MyST and reStructuredText, and what is written here in place of each."""
_Result = tuple[Inline, Mark | None]


def read_role(scope: Scope, name: str, content: str, position: Position) -> list[_Result]:
    """The leaves of a role, each with the mark that the role puts around it."""
    role = ROLES.get(name)
    if role is None:
        message = f"there is no role {name!r}"
        hint = _INSTEAD.get(name.partition(":")[0]) or did_you_mean(name, ROLES)
        scope.report.error("unknown-role", message, position, hint)
        return [(Str(content), None)]
    return [role(scope, content, position)]


def _abbr(scope: Scope, content: str, position: Position) -> _Result:
    if found := _ABBREVIATION.fullmatch(content):
        short = found[1].rstrip() or found[1]
        declared = scope.book.abbreviations.by_short.get(short)
        return Abbr(short, found[2], declared.pronunciation if declared else None), None
    entry = scope.book.abbreviations.by_short.get(content.strip())
    if entry is None:
        hint = f"Write {{abbr}}`{content} (what it stands for)`, or declare it in book.toml."
        message = f"the abbreviation {content!r} has no expansion"
        scope.report.error("undefined-abbreviation", message, position, hint)
        return Str(content), None
    return Abbr(entry.short, entry.expansion, entry.pronunciation), None


def _ruby(scope: Scope, content: str, position: Position) -> _Result:
    r"""``words|reading``, or as an abbreviation is explained: ``words (reading)``.

    The line may be written ``\\|``, which a row of a table needs (GFM, 4.10).
    """
    content = content.replace("\\|", "|")
    found = None if "|" in content else _READING.fullmatch(content)
    base, reading = (found[1], found[2]) if found else content.partition("|")[::2]
    base, reading = base.strip(), reading.strip()
    if base and reading:
        return Ruby(base, reading), None
    hint = "Write the words, a line and the reading: {ruby}`words|reading`."
    message = f"{content!r} does not say both the words and their reading"
    scope.report.error("no-reading", message, position, hint)
    return Str(base or reading), None


def _term(scope: Scope, content: str, position: Position) -> _Result:
    shown, target = _parts(content)
    name = scope.book.terms.get(target.casefold())
    if name is None:
        hint = did_you_mean(target.casefold(), scope.book.terms)
        hint = hint or "Add it to the {glossary} directive."
        message = f"the glossary has no term {target!r}"
        scope.report.error("unknown-term", message, position, hint)
        return Str(shown), None
    return Str(shown), Mark("link", target=f"#{name}", position=position)


def _ref(scope: Scope, content: str, position: Position) -> _Result:
    fill = _Placeholders(scope, position, "ref")
    return _reference(scope, content, position, _title, fill)


def _numref(scope: Scope, content: str, position: Position) -> _Result:
    fill = _Placeholders(scope, position, "numref")
    return _reference(scope, content, position, _numbered, fill)


def _title(target: Target) -> tuple[str, str | None]:
    return target.title, target.named_tongue


def _numbered(target: Target) -> tuple[str, str | None]:
    return target.numbered, target.numbered_tongue


def _pageref(scope: Scope, content: str, position: Position) -> _Result:
    shown, mark = _ref(scope, content, position)
    return shown, replace(mark, by_page=True) if mark else None


_PLACEHOLDER = re.compile(r"%(?P<percent>[a-z])(?!\w)|\{(?P<name>\w+)\}")


@dataclass(frozen=True, slots=True)
class _Placeholders:
    """Fills an author's words: "Fig. %s" and "{number}: {name}", as Sphinx has them."""

    scope: Scope
    position: Position
    role: str

    def fill(self, words: str, target: Target, name: str) -> str:
        """The words with the number and the title in them; those that are not known are told."""
        title = without_stop(target.title)
        return _PLACEHOLDER.sub(lambda found: self._one(found, target, title, name), words)

    def _one(self, found: "re.Match[str]", target: Target, title: str, name: str) -> str:
        wanted = "number" if found["percent"] == "s" else found["name"]
        if self.role == "ref" or wanted not in ("number", "name"):
            self._refuse(found[0])
            return found[0]
        value = title if wanted == "name" else target.shown_number
        if not value:
            what = "title" if wanted == "name" else "number"
            remedy = "Number the sections" if target.kind == "section" else "Give it a caption"
            hint = f"{remedy}, or write the words without {found[0]!r}."
            message = f"{name!r} has no {what} that could be shown for {found[0]!r}"
            self.scope.report.error("untitled-reference", message, self.position, hint)
        return value or found[0]

    def _refuse(self, placeholder: str) -> None:
        if self.role == "ref" and placeholder not in ("%s", "{number}", "{name}"):
            return  # words that only look like one
        message = f"nothing can be put in for {placeholder!r} here"
        hint = "In {numref}, '%s' and '{number}' are the number, and '{name}' is the title."
        self.scope.report.error("unknown-placeholder", message, self.position, hint)


def _reference(
    scope: Scope,
    content: str,
    position: Position,
    show: Callable[[Target], tuple[str, str | None]],
    placeholders: _Placeholders,
) -> _Result:
    shown, name = _parts(content)
    written = shown != name
    name = scope.file.local_ids.get(name, name)
    target = scope.book.targets.get(name)
    if target is None:
        hint = did_you_mean(name, scope.book.targets)
        scope.report.error("broken-link", f"there is no place {name!r}", position, hint)
        return Str(shown), None
    text, tongue = (placeholders.fill(shown, target, name), None) if written else show(target)
    text = text if written else without_stop(text)
    if not text:
        hint = f"Write the words: {{ref}}`the words <{name}>`."
        message = f"{name!r} has neither a title nor a number that could be shown"
        scope.report.error("untitled-reference", message, position, hint)
    return Str(text or name), Mark("link", target=f"#{name}", lang=tongue, position=position)


def _parts(content: str) -> tuple[str, str]:
    """What is shown, and what it points at: ``text <target>`` or the target alone."""
    if found := _WITH_TARGET.fullmatch(content.strip()):
        return found[1] or found[2], found[2].strip()
    return content.strip(), content.strip()


def _set_apart(name: str) -> Callable[[Scope, str, Position], _Result]:
    def read(scope: Scope, content: str, position: Position) -> _Result:
        del scope, position
        return Str(content), Mark("span", kinds=(NAMED[name],))

    return read


def _math(scope: Scope, content: str, position: Position) -> _Result:
    return make_formula(scope, content, position, display=False), None


ROLES: dict[str, Callable[[Scope, str, Position], _Result]] = {
    "abbr": _abbr,
    "math": _math,
    "numref": _numref,
    "pageref": _pageref,
    "ref": _ref,
    "ruby": _ruby,
    "term": _term,
    **{name: _set_apart(name) for name in NAMED},
}
