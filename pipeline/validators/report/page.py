"""A report for people: one web page that needs nothing else."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from operator import attrgetter

from pipeline.validators.report.facts import GENERATOR, Changes, Claim, Report, Ways
from pipeline.validators.report.judged import toml_lines

_WORDS = {"passed": "✓ Passed", "failed": "✗ Failed", "not checked": "? Not checked"}
_VERDICTS = {
    "passed": "Everything that this report claims was checked, and holds.",
    "failed": "Something does not hold. What failed is marked below, with what to do.",
    "not checked": "Nothing failed, but something could not be checked. It is marked below.",
}
_SHOWN = 100  # changed sentences that are listed
_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem }
h1 { line-height: 1.2 }
h2 { margin-top: 2.5rem }
table { border-collapse: collapse; width: 100% }
caption { font-weight: bold; padding: 1.5rem 0 .5rem; text-align: start }
th, td { border: 1px solid; padding: .4rem .6rem; text-align: start; vertical-align: top }
th[scope=row] { font-weight: normal; width: 45% }
.number { text-align: end }
.result { font-weight: bold }
.verdict { border: .2rem solid; font-size: 1.25rem; padding: .8rem 1rem }
code, li, th[scope=row] { overflow-wrap: anywhere }
ul { margin: 0; padding-inline-start: 1.2rem }
@media (max-width: 40rem) {
  body { padding: .5rem }
  table { font-size: .85rem }
  th, td { padding: .3rem }
}
"""


def report_page(report: Report) -> str:
    """The report as HTML; its own words are in English, the book's in the book's language."""
    title = f"Verification of {report.title}"
    parts = (
        _head(report, title),
        *_claims(report.claims),
        *map(_ways, report.ways),
        _verdicts(report),
        _changes(report.changes, report.language),
        _differences(report),
        _files(report),
        _tools(report),
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{GENERATOR}\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def _head(report: Report, title: str) -> str:
    counts = {result: sum(claim.result == result for claim in report.claims) for result in _WORDS}
    told = ", ".join(f"{count} {result}" for result, count in counts.items() if count)
    return (
        f"<h1>{escape(title)}</h1>\n"
        f'<p class="verdict"><strong>{_WORDS[report.verdict]}.</strong> '
        f"{_VERDICTS[report.verdict]}</p>\n"
        f"<p>{len(report.claims)} claims: {told}. The book is <code>{escape(report.identifier)}"
        f"</code>. What a program can find was looked for; a person's review is no part of this."
        "</p>\n"
    )


def _claims(claims: Iterable[Claim]) -> Iterable[str]:
    yield "<h2>What was checked</h2>\n"
    for edition, group in groupby(claims, key=attrgetter("edition")):
        rows = "".join(_claim(claim) for claim in group)
        head = _row("th", ("Claim", "Result", "Evidence"), scope="col")
        yield _table(f"Edition “{edition}”", head, rows)


def _claim(claim: Claim) -> str:
    evidence = "".join(f"<li>{escape(text)}</li>" for text in claim.evidence)
    head = f"<strong>{escape(claim.statement)}</strong><br><code>{escape(claim.file)}</code>"
    return (
        f'<tr><th scope="row">{head}</th>'
        f'<td class="result">{_WORDS[claim.result]}</td>'
        f"<td>Asked: {escape(claim.judge)}<ul>{evidence}</ul></td></tr>\n"
    )


def _ways(ways: Ways) -> str:
    """The statement for readers, in the language of its words."""
    rows = "".join(
        f'<tr><th scope="row">{escape(heading)}</th><td>{escape(" ".join(lines))}</td></tr>\n'
        for heading, lines in ways.parts
    )
    caption = f"{escape(ways.title)} ({escape(ways.edition)})"
    return (
        f'<table lang="{escape(ways.language)}">\n<caption>{caption}</caption>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _verdicts(report: Report) -> str:
    """What the publisher can put in book.toml."""
    if not report.verdicts:
        return ""
    return (
        "<h2>For book.toml</h2>\n<p>Library records say that a PDF is PDF/UA when book.toml keeps "
        "the verdict on exactly this file. These lines do:</p>\n"
        f"<pre><code>{escape(toml_lines(report.verdicts))}</code></pre>\n"
    )


def _changes(changes: Changes | None, language: str) -> str:
    head = "<h2>What has changed since the last verified build</h2>\n"
    if changes is None:
        return f"{head}<p>No earlier build was verified in this folder.</p>\n"
    if changes == Changes((), (), (), (), 0, 0):
        return f"{head}<p>Nothing.</p>\n"
    told = (
        f"<li>Sentences: {len(changes.added)} new or changed, {len(changes.removed)} gone.</li>"
        f"<li>Printed pages whose text is new or another: {_list(changes.pages)}; "
        f"pages gone: {_list(changes.pages_gone)}.</li>"
        f"<li>Spoken sentences: {changes.clips} new, {changes.clips_gone} gone.</li>"
    )
    return (
        f"{head}<ul>{told}</ul>\n"
        f"{_sentences('New or changed sentences', changes.added, language)}"
        f"{_sentences('Sentences that are gone', changes.removed, language)}"
    )


def _list(labels: tuple[str, ...]) -> str:
    return escape(", ".join(labels)) or "none"


def _sentences(caption: str, rows: tuple[tuple[str, str], ...], language: str) -> str:
    if not rows:
        return ""
    lang = escape(language)
    body = "".join(
        f'<tr><th scope="row"><code>{escape(section)}</code></th>'
        f'<td lang="{lang}">{escape(words)}</td></tr>\n'
        for section, words in rows[:_SHOWN]
    )
    left = len(rows) - _SHOWN
    more = f"<p>… and {left} more; report.json has the state of all.</p>\n" if left > 0 else ""
    return _table(caption, _row("th", ("Section", "Begins with"), scope="col"), body) + more


def _differences(report: Report) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(d.what)}</th><td>{escape(d.reason)}</td>'
        f"<td>{escape(d.editions)}</td></tr>\n"
        for d in report.differences
    )
    head = _row("th", ("What is otherwise", "Why", "Editions"), scope="col")
    return "<h2>What is otherwise on purpose</h2>\n" + _table("Declared differences", head, rows)


def _files(report: Report) -> str:
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(file.path)}</code></th>'
        f'<td class="number">{file.size:,}</td><td><code>{file.sha256}</code></td></tr>\n'
        for file in report.files
    )
    head = _row("th", ("File", "Bytes", "SHA-256"), scope="col")
    return "<h2>The files</h2>\n" + _table("Every finished file", head, rows)


def _tools(report: Report) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(version)}</td></tr>\n'
        for name, version in report.tools
    )
    head = _row("th", ("Tool", "Version"), scope="col")
    return "<h2>With what</h2>\n" + _table("Programs, packages, judges and voices", head, rows)


def _row(cell: str, texts: Iterable[str], scope: str) -> str:
    cells = "".join(f'<{cell} scope="{scope}">{escape(text)}</{cell}>' for text in texts)
    return f"<tr>{cells}</tr>\n"


def _table(caption: str, head: str, rows: str) -> str:
    return (
        f"<table>\n<caption>{escape(caption)}</caption>\n"
        f"<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
