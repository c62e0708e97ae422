"""Where the font files are: packages of fonts, found without importing them.

Text is set in Atkinson Hyperlegible, which the Braille Institute drew for readers with low vision:
letters that are often confused (I l 1, O 0, B 8) differ in shape. Code is set in JetBrains Mono,
which tells the same letters apart. Both are under the SIL Open Font License.
"""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.errors import MissingToolError

Family: TypeAlias = Literal["text", "mono"]


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file, and for a variable font the place on its axes (``wght`` 400 or 700)."""

    path: Path
    axes: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Package:
    """A package of fonts: ``upright`` and ``italic`` are file names, ``{}`` stands for the style.

    A variable family has no bold file of its own: its weight is an axis.
    """

    module: str
    upright: str
    italic: str | None
    variable: bool = True


_TEXT = _Package(
    "fontpkg_atkinson_hyperlegible",
    "files/AtkinsonHyperlegible-{}.ttf",
    "files/AtkinsonHyperlegible-{}.ttf",
    variable=False,
)
_MONO = _Package(
    "fontpkg_jetbrains_mono",
    "files/JetBrainsMono[wght].ttf",
    "files/JetBrainsMono-Italic[wght].ttf",
)
_SCRIPTS = {
    code: _Package(
        f"fontpkg_noto_sans_{name.lower()}", f"files/NotoSans{name}[wdth,wght].ttf", None
    )
    for code, name in (
        ("Deva", "Devanagari"),
        ("Khmr", "Khmer"),
        ("Taml", "Tamil"),
        ("Telu", "Telugu"),
        ("Thai", "Thai"),
    )
}
_SCRIPTS["Hebr"] = _Package("fontpkg_heebo", "files/Heebo[wght].ttf", None)
"""The fonts of single scripts, by their code (ISO 15924): each works as soon as it is installed."""
_FALLBACKS: tuple[_Package, ...] = (
    _Package(
        "fontpkg_noto_sans",
        "files/NotoSans[wdth,wght].ttf",
        "files/NotoSans-Italic[wdth,wght].ttf",
    ),
    *_SCRIPTS.values(),
    _MONO,
    _Package("ziafont", "fonts/DejaVuSans.ttf", None, variable=False),  # signs such as a check mark
)
_AGAIN = "Install the program again, with all that it needs."


def font_file(family: Family, *, bold: bool, italic: bool) -> FontFile:
    """The file of a face of the two families that the editions are set in.

    Raises:
        MissingToolError: the font package is not installed.
    """
    package = _TEXT if family == "text" else _MONO
    found = _locate(package, bold=bold, italic=italic)
    if found is None:
        message = f"the font package {package.module.replace('_', '-')} is not installed"
        raise MissingToolError(message, _AGAIN)
    return found


def fallback_files(*, bold: bool, italic: bool) -> Iterator[FontFile]:
    """The installed faces to look in for a character that a family lacks, best first."""
    for package in _FALLBACKS:
        found = _locate(package, bold=bold, italic=italic)
        if found is not None and found.path.is_file():
            yield found


def script_package(code: str) -> str | None:
    """The package with the font of a script (ISO 15924), whether installed or not."""
    package = _SCRIPTS.get(code)
    return package.module.replace("_", "-") if package else None


def installed(package: str) -> bool:
    """Whether a package of fonts is there."""
    return importlib.util.find_spec(package.replace("-", "_")) is not None


def _locate(package: _Package, *, bold: bool, italic: bool) -> FontFile | None:
    spec = importlib.util.find_spec(package.module)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    name = package.italic if italic and package.italic else package.upright
    if package.variable:
        return FontFile(folder / name, (("wght", 700.0 if bold else 400.0),))
    style = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}
    return FontFile(folder / name.format(style[bold, italic]))
