"""One import, from the file to the proof."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.diagnostics import Diagnostic, sorted_diagnostics
from pipeline.errors import ConfigError, ManuscriptError
from pipeline.importers.joining import joined
from pipeline.importers.manuscript import make_manuscript
from pipeline.importers.markdown import read_markdown
from pipeline.importers.opendocument import read_other
from pipeline.importers.pandoc import pandoc_path
from pipeline.importers.placing import placed
from pipeline.importers.proof import Proof, document_text, prove
from pipeline.importers.sources import READABLE, Facts, Source
from pipeline.importers.telling import Remark, Teller
from pipeline.progress import Progress, SilentProgress

if TYPE_CHECKING:
    from pipeline.model import Document


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the files, what is told, the proof, and what a person must do."""

    folder: Path
    files: tuple[str, ...]
    remarks: tuple[tuple[Remark, int], ...]
    proof: Proof
    steps: tuple[Diagnostic, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is lost."""
        return not self.proof.lost and not any(one.kind == "lost" for one, _count in self.remarks)


def import_source(
    paths: Path | Sequence[Path],
    folder: Path,
    *,
    language: str = "",
    bibliography: Path | None = None,
    dialect: str = "",
    keep_going: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Make the manuscript ``folder`` of a file or a folder, or of several in their order.

    Raises:
        ConfigError: there is no such file, or the folder exists.
        ManuscriptError: the source cannot be read.
        MissingToolError: pandoc is not installed.
    """
    paths = [paths] if isinstance(paths, Path) else paths
    for path in paths:
        _refuse(path, paths)
    _refuse_folder(folder)
    pandoc_path()
    teller = Teller()
    options = ["--citeproc", f"--bibliography={bibliography}"] if bibliography else []
    shown = progress or SilentProgress()
    try:
        sources = [_read(one, teller, shown, options, dialect, keep_going) for one in paths]
        source = joined(sources, teller)
        if language:
            source.facts.language = language
        files = make_manuscript(source)
        with placed(folder, files) as made:
            judged = _judged(source, made, tuple(files))
        return replace(judged, folder=folder)
    except RecursionError:
        message = f"{paths[0].name} has lists, boxes or quotations too deep inside one another"
        raise ManuscriptError(message, "Lift them out of those around them.") from None


def _refuse(path: Path, paths: Sequence[Path]) -> None:
    if paths.count(path) > 1:
        raise ConfigError(f"{path.as_posix()} is named twice", "Name each file once.")
    if not path.exists():
        raise ConfigError(
            f"there is no {path.as_posix()}", "Compare its name; put '\"' around one with spaces."
        )


def _refuse_folder(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder.as_posix()} exists and is not empty; nothing was written"
        raise ConfigError(
            message, "Name a new folder after --to, so that no file of yours is lost."
        )


def _read(  # noqa: PLR0917  (the options of an import)
    path: Path,
    teller: Teller,
    progress: Progress,
    options: list[str],
    dialect: str,
    keep_going: bool,  # noqa: FBT001  (as above)
) -> Source:
    kind = "markdown" if path.is_dir() else READABLE.get(path.suffix.lower())
    if kind is None:
        message = f"{path.name} is of a kind that cannot be imported"
        raise ConfigError(
            message, f"These can: {', '.join(sorted(READABLE))}, and folders of Markdown."
        )
    try:
        return _not_empty(_read_kind(kind, path, teller, progress, options, dialect))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError(
            f"{path.as_posix()} cannot be read: {reason}", "Check its rights."
        ) from None
    except ManuscriptError:
        if not keep_going:
            raise
        return _rescued(path, kind, teller)


def _read_kind(  # noqa: PLR0917  (as above)
    kind: str, path: Path, teller: Teller, progress: Progress, options: list[str], dialect: str
) -> Source:
    match kind:
        case "docx":
            from pipeline.importers.word import read_word  # noqa: PLC0415  (lxml)

            return read_word(path, teller)
        case "html":
            from pipeline.importers.web import read_web  # noqa: PLC0415  (as above)

            return read_web(path, teller)
        case "epub":
            from pipeline.importers.epub import read_epub  # noqa: PLC0415  (as above)

            return read_epub(path, teller, progress)
        case "markdown":
            return read_markdown(path, teller, progress, options, dialect)
    return read_other(path, kind, teller, options)


def _not_empty(source: Source) -> Source:
    if not any(part.blocks for part in source.parts):
        raise ManuscriptError(f"{source.name} holds no text", "Name another file.")
    return source


def _rescued(path: Path, kind: str, teller: Teller) -> Source:
    """What can be read of a damaged file: the words of its pieces, as paragraphs."""
    from pipeline.importers.pandoc import node  # noqa: PLC0415
    from pipeline.importers.rescue import rescued_units  # noqa: PLC0415  (seldom)
    from pipeline.importers.sources import Part  # noqa: PLC0415

    units = rescued_units(path)
    if not units:
        raise ManuscriptError(
            f"nothing of {path.name} can be read", "Look for an earlier copy of it."
        )
    teller.tell(
        "lost", path.name, f"the {kind} file is damaged; only the words that could be read are here"
    )
    blocks = [node("Para", [node("Str", unit)]) for unit in units]
    part = Part(path.name, blocks, units)
    return Source(path.name, [part], Facts(title=path.stem), lambda _part, _name: None, teller)


def _prove_pages(source: Source, document: "Document") -> None:
    """Every page of the printed book that the source marks begins in the manuscript, too."""
    kept = Counter(page.label for page in document.pages)
    for part in source.parts:
        for number in part.pages:
            if kept[number] > 0:
                kept[number] -= 1
            else:
                what = "the beginning of a page of the printed source"
                source.teller.tell("lost", part.name, what, number)


def _judged(source: Source, folder: Path, files: tuple[str, ...]) -> Imported:
    from pipeline.checks import check_document  # noqa: PLC0415
    from pipeline.exporters.base import Assets  # noqa: PLC0415  (the reader is heavy)
    from pipeline.reader import read_manuscript  # noqa: PLC0415

    manuscript = read_manuscript(folder)
    found = check_document(manuscript.document, Assets(manuscript.folder))
    units = [(part.name, unit) for part in source.parts for unit in part.units]
    told = [one.words for one in source.teller.remarks]
    proof = prove(units, document_text(manuscript.document), told)
    _prove_pages(source, manuscript.document)
    steps = sorted_diagnostics((*manuscript.diagnostics, *found))
    return Imported(folder, files, tuple(source.teller.remarks.items()), proof, steps)
