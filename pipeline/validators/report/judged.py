"""Verdicts on PDFs that book.toml can keep, so that the records of the next build may tell them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.manifest import file_hash
from pipeline.model import PdfStandard, PdfVerdict
from pipeline.validators.editions import Judgement
from pipeline.validators.judges.pdf_judges import claimed_profiles

_PDFS = ("pdf", "pdf-large-print")
_JUDGES = ("veraPDF", "page-validation")  # of PDF/UA; who is named where both were asked
_STANDARDS: Mapping[str, PdfStandard] = {"ua1": "PDF/UA-1", "ua2": "PDF/UA-2"}


def judged_pdfs(judgements: Sequence[Judgement]) -> tuple[PdfVerdict, ...]:
    """The PDFs against whose standard a judge found no fault, and none found any.

    An edition that lies in several folders, the same in all, is told once.
    """
    files = dict.fromkeys(one.file for one in judgements if _is_edition(one.file))
    found = (verdict for file in files for verdict in _clean(file, judgements))
    return tuple(dict.fromkeys(found))


def toml_lines(verdicts: Iterable[PdfVerdict]) -> str:
    """The verdicts as tables of book.toml."""
    return "\n".join(
        f'[[accessibility.verdicts]]\nedition = "{one.edition}"\nstandard = "{one.standard}"\n'
        f'by = "{one.by}"\nsha256 = "{one.sha256}"\n'
        for one in verdicts
    )


def verdict_on(file: Path, judgements: Sequence[Judgement]) -> PdfVerdict | None:
    """What the judges of PDF/UA say of a file, if they found no fault."""
    return next(_clean(file, judgements), None)


def _is_edition(file: Path) -> bool:
    return file.suffix == ".pdf" and file.parent.name in _PDFS


def _clean(file: Path, judgements: Iterable[Judgement]) -> Iterator[PdfVerdict]:
    verdicts = {
        one.judge: one.verdict
        for one in judgements
        if one.file == file and one.judge in _JUDGES and one.verdict is not None
    }
    if not verdicts or any(verdict.errors for verdict in verdicts.values()):
        return
    by = next(verdicts[judge] for judge in _JUDGES if judge in verdicts)
    standard = _STANDARDS[claimed_profiles(file)[0]]
    yield PdfVerdict(file.parent.name, standard, f"{by.judge} {by.version}", file_hash(file))
