"""Images: whether the file is there, and whether its text alternative says what it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.assets.drawing import Patience
from pipeline.assets.pictures import PictureFile, prove_picture
from pipeline.assets.svg import CleanSvg, Cut
from pipeline.checks.view import BOOK, View
from pipeline.diagnostics import Diagnostic
from pipeline.files import FileFault, locate
from pipeline.model import Chart, Figure, Image, Position, Sentence

_LONGEST = 300
"""Characters of a text alternative, beyond which nobody can follow it without going back."""

_TOLD = 5  # things that went from a drawing, in one message
_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|webp|tiff?|bmp|heic|avif|pdf|eps)", re.IGNORECASE)
_CAMERA = re.compile(r"(img|dsc[nf]?|dcim|pict?|scan|image|screenshot)[-_ ]?\d+", re.IGNORECASE)
_NOTHING = frozenset(
    """alt alternative bild chart description diagram drawing figure foto fotografie grafik graphic
    icon illustration image imagen img logo map photo photograph pic picture placeholder
    screenshot spacer tbd text todo untitled""".split()  # noqa: SIM905  (shorter)
) | {"alt text", "alternative text", "text alternative", "image placeholder", "no description"}
_OPENINGS = re.compile(
    r"(an? |the |this )*(image|picture|photo|photograph|graphic|pic)s? (of|showing|that shows)\b"
    r"|(ein |das )?(bild|foto) (von|mit|zeigt)\b|(une? )?(image|photo) (de|du|des|montrant)\b"
    r"|(una )?(imagen|foto|fotografía) (de|del)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """An image or chart in the book. ``source`` is None for a chart, which is drawn."""

    alt: str
    position: Position | None
    source: str | None = None
    caption: str = ""
    decorative: bool = False


def _shown(view: View) -> Iterator[_Shown]:
    for block in view.blocks:
        match block:
            case Figure():
                alt, caption = _text(block.alt), _text(block.caption)
                yield _Shown(alt, block.position, block.source, caption, block.decorative)
            case Chart():
                caption = _text(block.caption)
                yield _Shown(_text(block.alt), block.position, caption=caption)
            case _:
                pass
    for placed in view.inlines:
        if isinstance(image := placed.inline, Image):
            alt = image.alt.strip()
            yield _Shown(alt, placed.position, image.source, decorative=image.decorative)


def _text(sentences: Sequence[Sentence]) -> str:
    return "".join(sentence.text for sentence in sentences).strip()


def check_alternatives(view: View) -> Iterator[Diagnostic]:
    """Every image that is not decorative has a useful text alternative (WCAG 1.1.1)."""
    for shown in _shown(view):
        if shown.decorative:
            continue
        if not shown.alt:
            yield _missing(shown)
        elif fault := _useless(shown):
            message = f"the text alternative {_short(shown.alt)!r} {fault}"
            hint = "Say in a sentence what the image shows and why it stands here."
            yield Diagnostic("useless-alt", "warning", message, shown.position, hint)
        elif len(shown.alt) > _LONGEST:
            message = f"the text alternative has {len(shown.alt)} characters"
            hint = "Keep it to a sentence or two; the rest goes below the figure's caption."
            yield Diagnostic("long-alt", "warning", message, shown.position, hint)


def _missing(shown: _Shown) -> Diagnostic:
    if shown.source is None:
        message, hint = "the chart has no text alternative", "Add ':alt: ' with what it shows."
    else:
        message = f"the image {shown.source!r} has no text alternative"
        hint = (
            "Say what it shows: '![Text](file)' or ':alt: Text'. If it only decorates: "
            "'![](file){.decorative}' or ':decorative:'."
        )
    return Diagnostic("missing-alt", "error", message, shown.position, hint)


def _useless(shown: _Shown) -> str | None:
    """What is wrong with a text alternative, as the end of a sentence; None when it is good."""
    alt = shown.alt
    bare = re.sub(r"[\W_]+", " ", alt).strip().casefold()
    stem = PurePosixPath(shown.source or "").stem.casefold()
    if _FILE_NAME.fullmatch(alt) or _CAMERA.fullmatch(alt) or alt.casefold() == stem:
        return "is only a file name"
    if not bare or bare in _NOTHING:
        return "says nothing of what is shown"
    if _OPENINGS.match(alt):
        return "begins by saying that it is an image, which is announced anyway"
    if shown.caption and alt.casefold() == shown.caption.casefold():
        return "only repeats the caption"
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004  (a line on a screen)


def check_cover(view: View) -> Iterator[Diagnostic]:
    """A cover image of the author's own has a text alternative."""
    metadata = view.document.metadata
    if metadata.cover and not (metadata.cover_alt or "").strip():
        message = f"the cover {metadata.cover!r} has no text alternative"
        hint = 'Add cover-alt = "..." to book.toml and say what the cover shows.'
        yield Diagnostic("missing-alt", "error", message, Position(BOOK), hint)


def check_cover_file(view: View) -> Iterator[Diagnostic]:
    """What is taken out of a drawing on the cover; the reader tells of one that is not there."""
    cover = view.document.metadata.cover
    if cover:
        found = _proved(view, cover, Patience())
        if isinstance(found, CleanSvg) and found.cuts:
            yield _cleaned(cover, found.cuts, Position(BOOK))


def check_files(view: View) -> Iterator[Diagnostic]:
    """Every image file is in the manuscript folder, and every edition can show it whole."""
    found: dict[str, PictureFile | FileFault] = {}
    patience, given_up = Patience(), False
    for shown in _shown(view):
        if shown.source is None:
            continue
        if shown.source not in found:
            found[shown.source] = _proved(view, shown.source, patience)
        match found[shown.source]:
            case FileFault() as fault:
                slow = fault.code == "slow-drawings"  # one for all that were not tried
                if not (slow and given_up):
                    yield fault.diagnostic(shown.position)
                given_up |= slow
            case CleanSvg(cuts=cuts) if cuts:
                yield _cleaned(shown.source, cuts, shown.position)
            case _:
                pass


def _proved(view: View, source: str, patience: Patience) -> PictureFile | FileFault:
    def proved() -> PictureFile | FileFault:
        try:
            return prove_picture(locate(view.assets.root, source), source, patience)
        except FileFault as fault:
            return fault

    return view.assets.made("proof", source, proved)


def _cleaned(source: str, cuts: Sequence[Cut], position: Position | None) -> Diagnostic:
    """The warning that a drawing loses what no edition takes."""
    told = [str(cut) for cut in dict.fromkeys(cuts)]
    more = f", and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    message = f"the image {source!r} is shown without {', '.join(told[:_TOLD])}{more}"
    hint = (
        "No edition runs scripts or fetches files for a drawing. Save it as plain SVG, with its "
        "pictures embedded, and look at it in the editions."
    )
    return Diagnostic("svg-cleaned", "warning", message, position, hint)
