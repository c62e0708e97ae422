"""The summary of a run: ``catalogue.json`` for programs, ``catalogue.html`` for people."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from pipeline.catalogue.facts import EditionResult, TitleResult
from pipeline.diagnostics import Diagnostic, count, sorted_diagnostics
from pipeline.storage import shown

GENERATOR = '<meta name="generator" content="Accessible Publisher: a catalogue of titles">'
"""By this line a page is known as one of this program."""
FORMAT = "accessible-publisher-catalogue-1"
_WORDS = {
    "made": "✓ Made",
    "unchanged": "✓ Unchanged",
    "checked": "✓ Checked, not built",
    "failed": "✗ Failed",
    "busy": "… Left to another run",
}
_SHOWN = 20  # faults of a title on the page; all are in the JSON
_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem }
table { border-collapse: collapse; width: 100% }
caption { font-weight: bold; padding: 1rem 0 .5rem; text-align: start }
th, td { border: 1px solid; padding: .4rem .6rem; text-align: start; vertical-align: top }
td, th { overflow-wrap: anywhere }
th[scope=row] { font-weight: normal; width: 35% }
.state { font-weight: bold }
ul { margin: 0; padding-inline-start: 1.2rem }
"""


def catalogue_json(results: Sequence[TitleResult]) -> str:
    """The results as JSON; the same results make the same text, whatever time they took."""
    payload = {
        "format": FORMAT,
        "titles": [_payload(result) for result in results],
        "counts": dict(sorted(Counter(result.state for result in results).items())),
    }
    return json.dumps(payload, ensure_ascii=False, indent=1) + "\n"


def _payload(result: TitleResult) -> dict[str, object]:
    return {
        "folder": result.title.name,
        "manuscript": shown(result.title.manuscript),
        "state": result.state,
        "title": result.name,
        "authors": list(result.authors),
        "language": result.language,
        "editions": [_edition(edition) for edition in result.editions],
        "error": str(result.error) if result.error else None,
        "hint": result.error.hint if result.error else None,
        "diagnostics": [_line(fault) for fault in sorted_diagnostics(result.diagnostics)],
    }


def _edition(edition: EditionResult) -> dict[str, object]:
    error = str(edition.error) if edition.error else None
    return {
        "format": edition.format,
        "folder": edition.folder or edition.format,
        "files": list(edition.files),
        "error": error,
    }


def _line(fault: Diagnostic) -> str:
    place = f"{fault.position}: " if fault.position else ""
    return f"{place}{fault.severity}: {fault.message} [{fault.code}]"


def catalogue_page(results: Sequence[TitleResult]) -> str:
    """The results as one web page that needs nothing else."""
    rows = "".join(_row(result) for result in results)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Title", "Result", "Editions"))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{GENERATOR}\n<title>Catalogue of titles</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>Catalogue of titles</h1>\n<p>{tally(results)}</p>\n"
        f"{''.join(_failures(results))}"
        "<table>\n<caption>What became of each title, and its editions</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</main>\n</body>\n</html>\n"
    )


def tally(results: Sequence[TitleResult]) -> str:
    """How many titles there are, and what became of them, in words."""
    counted: Counter[str] = Counter(result.state for result in results)
    parts = [f"{counted[state]} {state}" for state in _WORDS if counted[state]]
    return f"{count(len(results), 'title')}: {', '.join(parts)}."


def _failures(results: Sequence[TitleResult]) -> Iterator[str]:
    failures = [result for result in results if result.state == "failed"]
    if not failures:
        return
    items = "".join(
        f'<li><a href="#{_anchor(result)}">{_shown(result)}</a></li>' for result in failures
    )
    yield f"<h2>What failed</h2>\n<ul>{items}</ul>\n<h2>All titles</h2>\n"


def _row(result: TitleResult) -> str:
    authors = f"<br>{escape(', '.join(result.authors))}" if result.authors else ""
    return (
        f'<tr id="{_anchor(result)}"><th scope="row">{_shown(result)}{authors}<br>'
        f"<code>{escape(result.title.name)}</code></th>"
        f'<td><span class="state">{_WORDS[result.state]}</span>{_why(result)}</td>'
        f"<td>{_editions(result)}</td></tr>\n"
    )


def _shown(result: TitleResult) -> str:
    language = f' lang="{escape(result.language)}"' if result.language else ""
    return f"<cite{language}>{escape(result.name or result.title.name)}</cite>"


def _anchor(result: TitleResult) -> str:
    return escape(quote(f"title-{result.title.name}", safe=""))


def _why(result: TitleResult) -> str:
    faults = sorted_diagnostics(result.diagnostics)
    lines = [escape(_line(fault)) for fault in faults[:_SHOWN]]
    if len(faults) > _SHOWN:
        lines.append(f"and {len(faults) - _SHOWN} more, in catalogue.json")
    if result.error:
        hint = f" {result.error.hint}" if result.error.hint else ""
        lines.insert(0, escape(f"{result.error}.{hint}"))
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>" if lines else ""


def _editions(result: TitleResult) -> str:
    items = [
        f"<li>{escape(edition.format)}: {_files(result, edition)}</li>"
        for edition in result.editions
    ]
    return f"<ul>{''.join(items)}</ul>" if items else "None from this run"


def _files(result: TitleResult, edition: EditionResult) -> str:
    if edition.error:
        return escape(f"not made; {edition.error}")
    folder = f"{result.title.name}/{edition.folder or edition.format}"
    if len(edition.files) == 1:
        file = edition.files[0]
        return f'<a href="{_address(f"{folder}/{file}")}">{escape(file)}</a>'
    return f'<a href="{_address(folder)}/">{count(len(edition.files), "file")}</a>'


def _address(path: str) -> str:
    return escape(quote(path))
