"""The judges of the finished narration's sound: how loud it is, and what is understood of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.reading import narration_options
from pipeline.errors import MissingToolError, ValidationError
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.audio.sound.loudness import measure
from pipeline.exporters.audio.sound.profiles import PROFILES
from pipeline.exporters.audio.voice.narration import planned
from pipeline.language.marks import render
from pipeline.model.editions import AUDIO, edition_document
from pipeline.validators.verdict import Finding, Verdict

if TYPE_CHECKING:
    from pipeline.reader import Manuscript


def measure_loudness(book: "Manuscript", folder: Path) -> Verdict:
    """Whether each MP3 of a folder, decoded, keeps the limits of the book's profile."""
    profile = PROFILES[narration_options(book).profile]
    findings: list[Finding] = []
    for mp3 in sorted(filter(Path.is_file, folder.glob("*.mp3"))):
        try:
            loudness = measure(mp3.read_bytes())
        except ValueError as error:
            findings.append(Finding("error", "damaged", str(error), mp3.name))
            continue
        if missed := loudness.misses(profile):
            findings.append(Finding("error", "loudness", missed, mp3.name))
        else:
            told = f"speech {loudness.rms} dB, peak {loudness.peak} dB, pauses {loudness.floor} dB"
            findings.append(Finding("note", "loudness", told, mp3.name))
    errors = sum(finding.severity == "error" for finding in findings)
    return Verdict("loudness", "", errors, 0, tuple(findings))


def listen_to(book: "Manuscript", folder: Path) -> Verdict:
    """What a speech recognizer understands of the MP3s, against the script.

    Raises:
        MissingToolError: it is not installed, or does not know the book's language.
        ValidationError: there is not one MP3 for each section.
    """
    from pipeline.validators.judges.hearing import listen  # noqa: PLC0415  (loads the recognizer)

    language = book.document.metadata.language
    if not language.lower().startswith("en"):
        hint = "The recognizer that is packaged for it understands English alone."
        raise MissingToolError(f"nobody here understands the language {language!r}", hint)
    scripts = _scripts(book)
    mp3s = sorted(folder.glob("*.mp3"))
    if len(mp3s) != len(scripts):
        raise ValidationError(f"there are {len(mp3s)} MP3s for {len(scripts)} sections")
    return listen(list(zip(mp3s, scripts, strict=True)))


def _scripts(book: "Manuscript") -> list[Sequence[str]]:
    """The sentences that each section should say, in words."""
    document = edition_document(book.document, AUDIO)
    script = narrate(document, narration_options(book))
    return [
        [
            render(text, lambda word, _: word)
            for _, text in planned(section, document.metadata.language)
        ]
        for section in script.sections
    ]
