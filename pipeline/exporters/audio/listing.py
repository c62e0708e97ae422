"""The script as text for a person."""

from collections.abc import Iterator

from pipeline.exporters.audio.script.records import Script
from pipeline.exporters.audio.voice.narration import gaps_between, planned
from pipeline.language.marks import readable

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
