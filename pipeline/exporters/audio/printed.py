"""The script as text for a person."""

from collections.abc import Iterator

from pipeline.exporters.audio.narration import gaps_between, planned
from pipeline.exporters.audio.said import readable
from pipeline.exporters.audio.script import Script

_LONG = 650  # milliseconds: the silence between paragraphs, and more


def printed(script: Script, language: str) -> str:
    """One sentence a line, an empty line for a longer pause, the narrator's own words in brackets.

    Each section begins with its title behind a number sign.
    """
    return "\n".join(_lines(script, language))


def _lines(script: Script, language: str) -> Iterator[str]:
    for section in script.sections:
        yield f"# {section.title}"
        plan = planned(section, language)
        gaps = gaps_between([utterance for utterance, _ in plan])
        for (utterance, text), gap in zip(plan, gaps, strict=True):
            if gap >= _LONG:
                yield ""
            said = readable(text)
            yield f"[{said}]" if utterance.kind == "announcement" else said
        yield ""
