"""How fast a tagged PDF is made: this program beside Typst and WeasyPrint, in one run.

The book is synthetic: plain paragraphs, a third of them with inline markup, and one table in every
forty. All begin with the same Markdown and end with a tagged PDF; each runs as commands of its own,
whose time and peak memory are measured from the start of the process on. Pandoc (PyPI
``pypandoc-binary``) turns the Markdown into Typst's and WeasyPrint's input, and its time counts.
Typst (PyPI ``typst``) and WeasyPrint (PyPI ``weasyprint``) both write PDF/UA-1. Ours includes the
proof that reads the finished file back; ``--no-proof`` shows the time without it.

    python benchmarks/pdf.py --paragraphs 40 400 4000 --weasyprint 400
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pikepdf

_ROOT = Path(__file__).parents[1]
_WORDS = (  # noqa: SIM905  (words are read best as a text)
    "the record of a patient holds what was found and done so that those who care for same person "
    "tomorrow can trust it need not ask again certified technician hospital insurance electronic "
    "information treatment diagnosis accurate privacy review complete organized department office"
).split()
_TABLE_EVERY = 40


def main() -> None:
    """Run all sizes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[40, 400, 4000])
    parser.add_argument("--weasyprint", type=int, default=400, help="its largest book")
    parser.add_argument("--typst", type=int, default=4000, help="its largest book")
    parser.add_argument("--no-proof", action="store_true")
    arguments = parser.parse_args()
    print(f"{'paragraphs':>10} {'program':<22} {'pages':>6} {'seconds':>8} {'peak':>8} {'PDF':>9}")
    for count in arguments.paragraphs:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_book(folder, count)
            _ours(folder, count, proof=True)
            if arguments.no_proof:
                _ours(folder, count, proof=False)
            if count <= arguments.typst:
                _typst(folder, count)
            if count <= arguments.weasyprint:
                _weasyprint(folder, count)


def write_book(folder: Path, paragraphs: int) -> None:
    """A manuscript of so many paragraphs, a section for each forty."""
    chance = random.Random(7)  # noqa: S311  (text for a measurement)
    names: list[str] = []
    for start in range(0, paragraphs, _TABLE_EVERY):
        count = min(_TABLE_EVERY, paragraphs - start)
        names.append(f"{len(names) + 1:04d}.md")
        text = _section(len(names), count, chance)
        (folder / names[-1]).write_text(text, encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "book.toml").write_text(
        'title = "A long book"\nlanguage = "en"\n'
        'identifiers = ["urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"]\n'
        f"sections = [{listed}]\n",
        encoding="utf-8",
    )
    parts = [(folder / name).read_text(encoding="utf-8") for name in names]
    (folder / "whole.md").write_text("\n".join(parts), encoding="utf-8")


def _section(number: int, paragraphs: int, chance: random.Random) -> str:
    parts = [f"# Section {number}\n"]
    parts += [_paragraph(chance, marked=n % 3 == 0) for n in range(paragraphs)]
    rows = "\n".join(
        f"| {_phrase(chance, 2)} | {chance.randint(1, 999)} | {_phrase(chance, 4)} |"
        for _ in range(20)
    )
    parts.append(f"| Name | Number | Remark |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


def _paragraph(chance: random.Random, *, marked: bool) -> str:
    sentences = [_phrase(chance, chance.randint(9, 19)).capitalize() + "." for _ in range(5)]
    if marked:
        sentences[1] = f"*{_phrase(chance, 3)}* and **{_phrase(chance, 2)}**: {sentences[1]}"
        sentences[3] += f" See [{_phrase(chance, 2)}](https://example.org/a)."
    return " ".join(sentences) + "\n"


def _phrase(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words))


def _ours(folder: Path, count: int, *, proof: bool) -> None:
    output = folder / "out"
    script = "import sys; from pipeline.cli.main import main; main(sys.argv[1:])"
    if not proof:
        script = (
            "from pipeline.exporters.registry import Format; "
            "Format.prove = lambda *_: (); " + script
        )
    command = [sys.executable, "-c", script, "build", "pdf", "-q"]
    seconds, peak = _measure([[*command, "-m", str(folder), "-o", str(output)]], folder)
    name = "this program" if proof else "this program, no proof"
    _row(count, name, next(output.glob("pdf/*.pdf")), seconds, peak)


def _typst(folder: Path, count: int) -> None:
    pdf = folder / "typst.pdf"
    compile_ = (
        "import typst; typst.compile('whole.typ', output='typst.pdf', pdf_standards=['ua-1'])"
    )
    head = '#set document(title: "A long book")\\n#set text(lang: "en")\\n'
    prepare = (
        "import pypandoc; from pathlib import Path; "
        "t = pypandoc.convert_file('whole.md', 'typst'); "
        f"Path('whole.typ').write_text('{head}' + "
        "'#let horizontalrule = line()\\n' + t)"
    )
    seconds, peak = _measure(
        [[sys.executable, "-c", prepare], [sys.executable, "-c", compile_]], folder
    )
    _row(count, "pandoc and Typst", pdf, seconds, peak)


def _weasyprint(folder: Path, count: int) -> None:
    pdf = folder / "weasyprint.pdf"
    prepare = (
        "import pypandoc; pypandoc.convert_file('whole.md', 'html', outputfile='whole.html', "
        "extra_args=['-s', '--metadata', 'title=A long book', '-V', 'lang=en'])"
    )
    print_ = (
        "import weasyprint; weasyprint.HTML('whole.html').write_pdf("
        "'weasyprint.pdf', pdf_variant='pdf/ua-1')"
    )
    seconds, peak = _measure(
        [[sys.executable, "-c", prepare], [sys.executable, "-c", print_]], folder
    )
    _row(count, "pandoc and WeasyPrint", pdf, seconds, peak)


def _measure(commands: Sequence[Sequence[str]], folder: Path) -> tuple[float, float]:
    """Seconds for all commands, and the largest peak of memory in MB."""
    peak = 0.0
    started = time.perf_counter()
    for command in commands:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[:3]} failed")
        peak = max(peak, usage.ru_maxrss / 1024)
    return time.perf_counter() - started, peak


def _row(count: int, program: str, pdf: Path, seconds: float, peak: float) -> None:
    with pikepdf.open(pdf) as file:
        pages = len(file.pages)
    size = pdf.stat().st_size / 1e6
    print(
        f"{count:>10} {program:<22} {pages:>6} {seconds:>8.2f} {peak:>5.0f} MB {size:>6.2f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
