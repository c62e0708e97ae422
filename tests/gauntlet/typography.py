"""Text as authors and typesetters write it, in six languages: a strategy for Hypothesis.

``paragraphs()`` draws paragraphs of dialogue, nested brackets, initials, ellipses, dashes, the
quotation marks of each language, file names, addresses and numbers, joined with and without space.
"""

# ruff: noqa: RUF001  (the signs of many languages are what this is about)

from hypothesis import strategies as st

QUOTES = {
    "en": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "sv": ("”", "”", "’", "’"),
    "pl": ("„", "”", "«", "»"),
}
_NAMES = (
    "J. R. Ray",
    "Dr. Lee",
    "Ms. O’Hara",
    "Jean-Paul S.",
    "A.B. Smith, Jr.",
    "M. Dupont",
    "Hr. K.",
)
_THINGS = (
    "report.final.PDF", "Node.JS", ".NET", "C:\\Temp\\A.B", "https://example.org/A.B?C=D#E.F",
    "me@example.org", "10.17605/OSF.IO/ABC12", "192.168.0.1", "v2.0-Beta", "3,141.59", "1.000.000",
    "E11.9", "5 p.m.", "24/7", "A/B", "x = y", "=Sheet1!A1", "#1", "50 %", "$3.50", "½", "№ 5",
    "AT&T", "rock ’n’ roll", "e.g. this", "etc.", "U.S.", "(c) 2020", "[sic]", "…", "...",
    "word\u2060—word", "§ 5",
)  # fmt: skip
_WORDS = (
    "so",
    "they came",
    "it was late",
    "nobody knew",
    "the end",
    "I",
    "He",
    "Then",
    "Être",
    "Ärger",
)
_ENDS = (".", "!", "?", "…", "...", "?!", "!!", ".)", ".”", "")
_JOINS = (" ", " ", " ", "  ", "", "\u00a0", " – ", "—", " … ", ", ", "; ", "\n")
_ALONE = ("...", ":-)", "***", "—", "?!", "“…”", "1", "§", "→")


@st.composite
def sentences(draw: st.DrawFn, language: str, depth: int = 2) -> str:
    """Something between a word and a long sentence, perhaps in quotation marks or brackets."""
    parts = draw(st.lists(st.sampled_from((*_NAMES, *_THINGS, *_WORDS)), min_size=1, max_size=5))
    text = "".join(part + draw(st.sampled_from(_JOINS)) for part in parts[:-1]) + parts[-1]
    text += draw(st.sampled_from(_ENDS))
    if depth and draw(st.booleans()):
        text += draw(st.sampled_from(_JOINS)) + draw(sentences(language, depth - 1))
    first, last, inner_first, inner_last = QUOTES[language]
    around = [
        ("", ""),
        (first, last),
        (inner_first, inner_last),
        ("(", ")"),
        ("[", "]"),
        ('"', '"'),
    ]
    opens, closes = draw(st.sampled_from(around))
    said = draw(st.sampled_from(["", ", he said.", " he said. ", " –"]))
    return f"{opens}{text}{closes}{said if opens else ''}"


def paragraphs(language: str) -> st.SearchStrategy[list[str]]:
    """The paragraphs of a section."""
    joined = st.lists(
        st.tuples(sentences(language), st.sampled_from(_JOINS)), min_size=1, max_size=4
    )
    text = joined.map(lambda parts: "".join(a + b for a, b in parts).strip())
    return st.lists(text | st.sampled_from(_ALONE), min_size=1, max_size=6)
