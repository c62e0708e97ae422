"""The script as text for a person."""

from collections.abc import Iterator, Sequence

from pipeline.exporters.audio.script.records import Script
from pipeline.exporters.audio.voice.narration import Plan, gaps_between, planned
from pipeline.language.marks import readable

_LONG = 650  # milliseconds: the silence between paragraphs, and more


def printed(script: Script, language: str) -> str:
    """One sentence a line, an empty line for a longer pause, the narrator's own words in brackets.

    Each section begins with its title behind a number sign.
    """
    return printed_plans(script, [planned(section, language) for section in script.sections])


def printed_plans(script: Script, plans: Sequence[Plan]) -> str:
    """The same, of a script whose sections were planned before."""
    return "\n".join(_lines(script, plans))


def _lines(script: Script, plans: Sequence[Plan]) -> Iterator[str]:
    for section, plan in zip(script.sections, plans, strict=True):
        yield f"# {section.title}"
        gaps = gaps_between([utterance for utterance, _ in plan])
        for (utterance, text), gap in zip(plan, gaps, strict=True):
            if gap >= _LONG:
                yield ""
            said = readable(text)
            yield f"[{said}]" if utterance.kind == "announcement" else said
        yield ""
