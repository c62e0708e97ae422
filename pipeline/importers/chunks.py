"""Chunks of code that Quarto would run: the words and the pictures that their options name."""

import re

_CAPTIONS = ("fig-cap", "tbl-cap", "fig-alt", "lst-cap")


_GIVEN = re.compile(
    r"(?<![\w.])([\w.]++)\s*+=\s*+('(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"|[^,'\"]++)"
)
_LABEL = re.compile(r"[\s,]*+([\w-]++)\s*+(?:,|$)")


def header_options(header: str) -> list[str]:
    """The options of a chunk's first line, as knitr has them, in Quarto's form.

    ``{r hill, fig.cap='A hill'}`` has the label "fig-hill" and the option "fig-cap".
    """
    label = _LABEL.match(header)
    out = [f"label: fig-{label[1]}"] if label else []
    for key, value in _GIVEN.findall(header):
        words = value.strip()
        if words[:1] in ("'", '"'):
            words = re.sub(r"\\(.)", r"\1", words[1:-1])
        out.append(f"{key.replace('.', '-')}: {words}")
    return out


def is_hidden(chunk: list[str] | None) -> bool:
    """Whether a chunk shows its readers nothing, neither its code nor its result."""
    return _options(chunk or []).get("include", "").lower() in ("false", "f")


def chunk_captions(chunk: list[str] | None) -> list[str]:
    """The words of a chunk's options that readers would have seen with its result."""
    out: list[str] = []
    taken = ""
    for line in chunk or ():
        key, colon, value = line.partition(":")
        if colon and re.fullmatch(r"\s*[\w.-]+", key):
            taken = key.strip() if key.strip() in _CAPTIONS else ""
            if taken and value.strip(" |>\"'"):
                out += ["", _said(value.strip().strip("\"'").lstrip("|>").strip())]
            elif taken:
                out += ["", ""]
        elif taken and out:
            out[-1] = f"{out[-1]} {_said(line.strip())}".strip()
    return [*out, ""] if out else []


_GRAPHICS = re.compile(r"(?:knitr::)?include_graphics\(\s*+[\"']([^\"'\n]++)[\"']")


def chunk_figure(chunk: list[str] | None, out: list[str]) -> list[str]:
    """The picture that a chunk shows, instead of the code that shows it; none for other chunks."""
    body: list[str] = []
    for line in reversed(out[:-1]):
        if "```" in line:
            break
        body.append(line)
    found = _GRAPHICS.match(body[0]) if chunk is not None and len(body) == 1 else None
    if not found:
        return []
    del out[-3:]
    said = _options(chunk or [])
    words = re.sub(r"([\[\]$])", r"\\\1", said.get("fig-cap", ""))
    alt = said.get("fig-alt", "").replace("\\", "").replace('"', "\u201d")
    more = [f'fig-alt="{alt}"'] if alt else []
    if re.fullmatch(r"fig-[\w-]+", said.get("label", "")):
        more.append(f"#{said['label']}")
    attributes = f"{{{' '.join(more)}}}" if more else ""
    return ["", f"![{words}](<{found[1]}>){attributes}", ""]


def _options(chunk: list[str]) -> dict[str, str]:
    """The options of a chunk, each on one line."""
    said: dict[str, str] = {}
    taken = ""
    for line in chunk:
        key, colon, value = line.partition(":")
        if colon and re.fullmatch(r"[\w.-]+", key):
            taken = key
            said[taken] = value.strip(" |>\"'")
        elif taken:
            said[taken] = f"{said[taken]} {line.strip()}".strip(" \"'")
    return said


def _said(text: str) -> str:
    """Words of an option: a dollar sign in them begins no formula."""
    return text.replace("$", "\\$")
