"""Every regular expression of the package, wherever it is written, and how it is used.

Modules are searched for compiled patterns, through mappings, sequences and dataclasses; the source
of functions is searched for calls such as ``re.sub(pattern, ...)``. A call whose pattern is put
together when the program runs needs a line in ``MADE``, or the search fails.
"""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

import pipeline

_CALLS = frozenset(
    ["compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"]
)
_ANCHORED = frozenset(["match", "fullmatch"])
_WORDS = "|".join(f"A{number}" for number in range(300)) + "|A-B|AB|ABC|a|a b|."

MADE = {
    "pipeline.checks.words._explained": [rf"(?<=\w)\s[(\[]({_WORDS})s?[)\]]"],
    "pipeline.language.rule.rule": [],  # they are all in RULES
    "pipeline.language.en.homographs._reading": [],  # they are all in HOMOGRAPHS
    "pipeline.language.en.rules._rule": [],  # they are all in RULES
    "pipeline.exporters.audio.script.speaker.__post_init__": [rf"(?<!\w)(?:{_WORDS})(?!\w)"],
    "pipeline.reader.state.__init__": [rf"(?<!\w)({_WORDS})(?=s?(?!\w))"],
    "pipeline.reader.stray._any_of": [],  # they are all among the values of its module
    "pipeline.validators.proofs.overlays._is_word": [r"one_s1_w\d+"],
    "pipeline.validators.proofs.pdf_added._captions": [r"^(?:Table|Figure)\d+\."],
    "pipeline.validators.proofs.pdf_text._labelled": [r"(?:Table|Figure) \S+ "],
}
"""Examples of the patterns that are put together in a function."""


@dataclass(frozen=True)
class Found:
    """A pattern, where it is, and whether it is tried at the start of texts only."""

    place: str
    pattern: re.Pattern
    anchored: bool
    used: bool = True
    """Whether the module that it is in uses it; others may have taken it from there."""


def all_patterns() -> list[Found]:
    """Every pattern of the package, each once for each way of its use."""
    found = [item for module in _modules() for item in _of_module(module)]
    used = {item.pattern for item in found if item.used}
    kept = [item for item in found if item.used or item.pattern not in used]
    return list({(item.pattern, item.anchored): item for item in reversed(kept)}.values())


def _modules() -> Iterator[ModuleType]:
    for entry in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        yield importlib.import_module(entry.name)


def _of_module(module: ModuleType) -> Iterator[Found]:
    tree = ast.parse(inspect.getsource(module))
    uses = _uses(tree)
    for name, value in vars(module).items():
        anchored = bool(uses[name]) and uses[name] <= _ANCHORED
        for pattern in _inside(value, set()):
            yield Found(f"{module.__name__}.{name}", pattern, anchored, bool(uses[name]))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            yield from _of_function(function, module)


def _uses(tree: ast.Module) -> dict[str, set[str]]:
    """How the names of a module are used: ``_WORD.match(text)`` is "match", others are "other"."""
    uses: dict[str, set[str]] = defaultdict(set)
    known = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Attribute(ast.Name("re"), method), [ast.Name() as name, *_]):
                pass
            case ast.Call(ast.Attribute(ast.Name() as name), [_, _, *_]):
                method = "other"  # with a place: "_WORD.match(text, at)" looks here and there
            case ast.Attribute(ast.Name() as name, method):
                pass
            case _:
                continue
        if name not in known:
            uses[name.id].add(method)
            known.add(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in known:
            uses[node.id].add("other")
    return uses


def _inside(value: object, seen: set[int]) -> Iterator[re.Pattern]:
    """The patterns in a value of a module."""
    if isinstance(value, re.Pattern):
        yield value
    elif id(value) not in seen:
        seen.add(id(value))
        for part in _parts(value):
            yield from _inside(part, seen)


def _parts(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if isinstance(value, type):
        return list(vars(value).values()) if value.__module__.startswith("pipeline.") else []
    if dataclasses.is_dataclass(value):
        return [getattr(value, field.name, None) for field in dataclasses.fields(value)]
    return []


def _of_function(function: ast.FunctionDef, module: ModuleType) -> Iterator[Found]:
    place = f"{module.__name__}.{function.name}"
    for call in ast.walk(function):
        match call:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=method)) if (
                method in _CALLS
            ):
                for pattern in _written(call, module, place):
                    yield Found(place, pattern, method in _ANCHORED)


def _written(call: ast.Call, module: ModuleType, place: str) -> list[re.Pattern]:
    """The patterns of a call: the one that is written there, or the examples in ``MADE``."""
    names = {"re": re, **vars(module)}
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    try:
        pattern, *rest = (eval(ast.unparse(node), names) for node in (call.args[0], *flags))  # noqa: S307  (our own source)
    except NameError as error:
        if place not in MADE:
            message = f"{place} puts a pattern together: write an example into MADE"
            raise AssertionError(message) from error
        return [re.compile(example) for example in MADE[place]]
    return [pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, *rest)]
