"""Text as Markdown that reads as that very text, signs that would mean more escaped."""

import re

_ALWAYS = re.compile(r"[\\`*\[\]{}<$~^|]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_RUNS = re.compile(
    r"--+|\+\++|==+|%%+|''+'|:::+|__+"
    r"|(?<![\w:/]):(?=[\w+-]+:)"  # the name of an emoji
    r"|@(?=[A-Za-z{])"
    r"|&(?=#?\w+;)"
    r"|!(?=\[|<)|(?<=>)!"
)
_LABEL = re.compile(r"(\(?(?:[0-9]{1,9}|[A-Za-z#]{1,4}))([.)])(?=\s|$)")
_BULLET = re.compile(r"[\u2022\u2023\u25aa\u25cf\u25e6](?= )")
_SPACES = re.compile(r"[ \t\r\n]+")


_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def without_controls(text: str) -> str:
    """The text without control characters; those that Windows has letters and dashes for are these.

    So browsers read them too (HTML Living Standard, 13.2.5.80).
    """
    return _CONTROL.sub(lambda found: _windows(found[0]), text)


def _windows(char: str) -> str:
    if not "\x80" <= char <= "\x9f":
        return ""
    return char.encode("latin-1").decode("cp1252", "ignore")


def escape(text: str) -> str:
    """The text for the middle of a line."""
    text = _SPACES.sub(" ", text)
    text = _ALWAYS.sub(lambda found: "\\" + found[0], text)
    text = _UNDERSCORE.sub(r"\\_", text)
    return _RUNS.sub(lambda found: "".join("\\" + sign for sign in found[0]), text)


def escape_start(line: str) -> str:
    """A line of Markdown whose first signs begin no block."""
    if found := _LABEL.match(line):
        return f"{found[1]}\\{found[2]}{line[found.end() :]}".replace(
            "(", "\\(", found[1][0] == "("
        )
    if found := _BULLET.match(line):
        return f"&#{ord(found[0])};{line[1:]}"
    if line[:1] in "-+#>=:!?.@%/;&(" and line[:1]:
        return line if line.startswith(("![", "&#")) else "\\" + line
    if line.startswith(("include:", "image:", "h1. ", "h2. ", "h3. ")):
        return line.replace(":", "\\:", 1).replace(". ", "\\. ", 1)
    return re.sub(r"(?i)^(table)(: ?)", r"\1\\\2", line)


def code(text: str) -> str:
    """Words as code, with more backquotes around than are in them."""
    text = _SPACES.sub(" ", text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    ticks = "`" * (longest + 1)
    inner = f" {text} " if text[:1] == "`" or text[-1:] == "`" or _padded(text) else text
    return f"{ticks}{inner}{ticks}"


def _padded(text: str) -> bool:
    return text[:1] == " " == text[-1:] and bool(text.strip())


def role(name: str, text: str) -> str:
    """Words in a role, such as sub or sup."""
    return f"{{{name}}}{code(text)}"


def attribute(value: str) -> str:
    """A value of an attribute, in quotation marks."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
