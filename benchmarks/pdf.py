"""How fast a tagged PDF is made: this program beside Typst and WeasyPrint, in one run.

The book is synthetic: plain paragraphs, a third of them with inline markup, and a table of
``--rows`` rows after every forty. With ``--text`` its paragraphs are those of a manuscript, over
and over. All begin with the same Markdown and end with a tagged PDF of the same look: A4, the same
margins, font, size and leading, a contents with page numbers, sections on new pages, numbered
pages. Each runs as commands of its own, whose time and peak memory are measured from the start of
the process on. Pandoc (PyPI ``pypandoc-binary``) turns the Markdown into Typst's and WeasyPrint's
input, and its time counts. Typst (PyPI ``typst``) and WeasyPrint (PyPI ``weasyprint``) both write
PDF/UA-1. Ours includes the proof that reads the finished file back; ``--no-proof`` shows the time
without it.

    python benchmarks/pdf.py --paragraphs 40 400 4000 --weasyprint 400
    python benchmarks/pdf.py --paragraphs 40 400 4000 --weasyprint 400 --text manuscript
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import pikepdf

_ROOT = Path(__file__).parents[1]
_WORDS = (  # noqa: SIM905  (words are read best as a text)
    "the record of a patient holds what was found and done so that those who care for same person "
    "tomorrow can trust it need not ask again certified technician hospital insurance electronic "
    "information treatment diagnosis accurate privacy review complete organized department office"
).split()
_TABLE_EVERY = 40
_FONTS = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"
_TYPST = """#set document(title: "A long book")
#set page(paper: "a4", margin: (x: 80pt, y: 84pt), numbering: "1")
#set text(lang: "en", font: "Atkinson Hyperlegible", size: 12pt, hyphenate: true,
  top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 5.5pt, spacing: 13.5pt)
#set table(inset: 5pt)
#show figure: set block(breakable: true)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#let horizontalrule = line()
#outline(depth: 2)
"""
_CSS = f"""
@font-face {{ font-family: A; src: url("file://{_FONTS}/AtkinsonHyperlegible-Regular.ttf"); }}
@font-face {{ font-family: A; font-weight: bold;
  src: url("file://{_FONTS}/AtkinsonHyperlegible-Bold.ttf"); }}
@font-face {{ font-family: A; font-style: italic;
  src: url("file://{_FONTS}/AtkinsonHyperlegible-Italic.ttf"); }}
@page {{ size: A4; margin: 84pt 80pt; @bottom-center {{ content: counter(page); }} }}
html, body {{ font: 12pt/17.5pt A; hyphens: auto; margin: 0; padding: 0; max-width: none; }}
p {{ margin: 0 0 8pt; }}
h1 {{ break-before: page; font-size: 27pt; line-height: 33pt; }}
td, th {{ font-size: 11pt; line-height: 15pt; padding: 5pt; }}
nav a::after {{ content: " " target-counter(attr(href), page); }}
"""


def main() -> None:
    """Run all sizes and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[40, 400, 4000])
    parser.add_argument("--weasyprint", type=int, default=400, help="its largest book")
    parser.add_argument("--typst", type=int, default=4000, help="its largest book")
    parser.add_argument("--rows", type=int, default=20, help="of each table")
    parser.add_argument("--text", type=Path, help="a manuscript folder whose words are printed")
    parser.add_argument("--no-proof", action="store_true")
    arguments = parser.parse_args()
    print(f"Text: {arguments.text or 'generated'}\n")
    print(f"{'paragraphs':>10} {'program':<22} {'pages':>6} {'seconds':>8} {'peak':>8} {'PDF':>9}")
    for count in arguments.paragraphs:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_book(folder, count, arguments.rows, _real_paragraphs(arguments.text))
            _ours(folder, count, proof=True)
            if arguments.no_proof:
                _ours(folder, count, proof=False)
            if count <= arguments.typst:
                _typst(folder, count)
            if count <= arguments.weasyprint:
                _weasyprint(folder, count)


def write_book(folder: Path, paragraphs: int, rows: int = 20, real: Sequence[str] = ()) -> None:
    """A manuscript of so many paragraphs, a section for each forty; ``real`` ones where given."""
    chance = random.Random(7)  # noqa: S311  (text for a measurement)
    names: list[str] = []
    for start in range(0, paragraphs, _TABLE_EVERY):
        count = min(_TABLE_EVERY, paragraphs - start)
        names.append(f"{len(names) + 1:04d}.md")
        text = _section(len(names), count, chance, rows, real)
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


def _real_paragraphs(folder: Path | None) -> list[str]:
    """The paragraphs of a manuscript that every program understands: words, emphasis and links."""
    files = sorted(folder.rglob("*.md")) if folder else []
    blocks = (b for file in files for b in file.read_text(encoding="utf-8").split("\n\n"))
    return [f"{b.strip()}\n" for b in blocks if b.strip()[:1].isalpha() and not _OWN.search(b)]


_OWN = re.compile(r"[{}$|]|\[\^|\]\((?!https?:)|^:|^- ", re.MULTILINE)


def _section(
    number: int, paragraphs: int, chance: random.Random, rows: int, real: Sequence[str]
) -> str:
    parts = [f"# Section {number}\n"]
    if real:
        start = (number - 1) * paragraphs
        parts += [real[(start + n) % len(real)] for n in range(paragraphs)]
    else:
        parts += [_paragraph(chance, marked=n % 3 == 0) for n in range(paragraphs)]
    lines = "\n".join(
        f"| {_phrase(chance, 2)} | {chance.randint(1, 999)} | {_phrase(chance, 4)} |"
        for _ in range(rows)
    )
    if rows:
        parts.append(f"| Name | Number | Remark |\n|---|---|---|\n{lines}\n")
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
        script = "from pipeline.registry import Format; Format.prove = lambda *_: (); " + script
    command = [sys.executable, "-c", script, "build", "pdf", "-q"]
    seconds, peak = _measure([[*command, "-m", str(folder), "-o", str(output)]], folder)
    name = "this program" if proof else "this program, no proof"
    _row(count, name, next(output.glob("pdf/*.pdf")), seconds, peak)


def _typst(folder: Path, count: int) -> None:
    pdf = folder / "typst.pdf"
    compile_ = (
        "import typst; typst.compile('whole.typ', output='typst.pdf', pdf_standards=['ua-1'], "
        f"font_paths=[{str(_FONTS)!r}])"
    )
    (folder / "head.typ").write_text(_TYPST, encoding="utf-8")
    prepare = (
        "import pypandoc; from pathlib import Path; "
        "t = pypandoc.convert_file('whole.md', 'typst'); "
        "Path('whole.typ').write_text(Path('head.typ').read_text() + t)"
    )
    seconds, peak = _measure(
        [[sys.executable, "-c", prepare], [sys.executable, "-c", compile_]], folder
    )
    _row(count, "pandoc and Typst", pdf, seconds, peak)


def _weasyprint(folder: Path, count: int) -> None:
    pdf = folder / "weasyprint.pdf"
    (folder / "look.css").write_text(_CSS, encoding="utf-8")
    prepare = (
        "import pypandoc; pypandoc.convert_file('whole.md', 'html', outputfile='whole.html', "
        "extra_args=['-s', '--toc', '--metadata', 'title=A long book', '-V', 'lang=en'])"
    )
    print_ = (
        "import weasyprint; weasyprint.HTML('whole.html').write_pdf("
        "'weasyprint.pdf', pdf_variant='pdf/ua-1', stylesheets=['look.css'])"
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
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[:3]} was refused or failed: its figures say nothing")
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
