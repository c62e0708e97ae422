# ruff: noqa: RUF001  (signs that look alike are told apart here)
"""hibari: English speech on this computer; its voice "heart" is inside the package."""

import functools
import hashlib
import importlib.util
import json
import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, ClassVar

from pipeline.errors import ConfigError, MissingToolError, SpeechEngineError
from pipeline.exporters.audio.sound.clip import Clip, Word
from pipeline.exporters.audio.voice.engines.base import (
    EngineChoice,
    Voice,
    package_version,
    with_short_words,
)
from pipeline.exporters.audio.voice.engines.hibari_model import VoiceModel
from pipeline.exporters.audio.voice.wordtimes import retimed
from pipeline.language.marks import render
from pipeline.language.tags import primary
from pipeline.model import Pronunciation
from pipeline.storage.cache import Cache

_LONGEST = 300  # phonemes at once; the model's memory grows with the square
_CLAUSE = re.compile(r"(?<=[,;:—…])\s+")
_FOREIGN = re.compile(r"(?:(?![A-Za-zªºÀ-ɏḀ-ỿ\uff00-\uffef])[^\W\d_])+")
_PLURAL = re.compile(r"(?<=/\))s\b")
"""The ending of a word whose phonemes are given; alone it would be said as the letter."""

_STRESS = re.compile("[ˈˌ]")
_EARLY = 840  # samples, 35 ms: what alignment with the sound showed
_LETTERS = 24  # of a word outside its dictionary; it says no more of one


class Hibari:
    """hibari with one voice.

    Raises:
        ConfigError: there is no such voice.
        SpeechEngineError: the voice cannot be loaded.
    """

    name: ClassVar[str] = "hibari"
    online: ClassVar[bool] = False

    def __init__(self, choice: EngineChoice) -> None:
        self._voice = choice.voice or "heart"
        self._cache = choice.cache
        self._speed = choice.speed
        if self._voice not in _facts():
            known = ", ".join(_facts())
            raise ConfigError(f"hibari has no voice {self._voice!r}", f"Its voices are {known}.")

    @functools.cached_property
    def _model(self) -> VoiceModel:
        return _model(self._voice, self._cache)

    @property
    def fingerprint(self) -> str:
        """Package version, whose Fourier transforms, voice and pace."""
        version = package_version("hibari-tts")
        return f"hibari {version} numpy {self._voice} {self._speed:g}"

    @property
    def narrator(self) -> str:
        """The voice for people."""
        return f"Synthetic voice “{self._voice}” (hibari)"

    def speaks(self, language: str) -> bool:
        """English only."""
        return primary(language) == "en"

    def cannot_say(self, text: str) -> tuple[str, ...]:
        """Words in other letters than Latin ones; marked words are said as they are marked."""
        return tuple(dict.fromkeys(_FOREIGN.findall(render(text, lambda _word, _how: " "))))

    def synthesize(self, texts: Sequence[str]) -> list[Clip]:
        """A clip for each text; empty where the text gives no phonemes."""
        return [self._clip(text) for text in texts]

    def _clip(self, text: str) -> Clip:
        import numpy as np  # noqa: PLC0415

        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
        rng = np.random.default_rng(seed)
        said = render(with_short_words(text, _LETTERS), self._said)
        phonemes, tokens = self._phonemes(_PLURAL.sub("'s", said))
        parts, groups, length = [], list[tuple[int, int]](), 0
        if not any(sign.isalnum() for run in phonemes for sign in run):
            phonemes = []  # marks without a word are silence
        for run in phonemes:
            samples, ends = self._model.speak(run, self._speed, rng)
            groups += [(length + begin, length + end) for begin, end in _groups(run, ends)]
            parts.append(samples)
            length += len(samples)
        samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        if not np.isfinite(samples).all():
            raise SpeechEngineError(f"hibari gave no usable sound for {text[:60]!r}")
        whole = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2")
        plain = render(text, lambda word, _: word)
        words = _words(plain, tokens, groups, len(whole))
        return Clip(whole.tobytes(), self._model.sample_rate, words)

    def _phonemes(self, text: str) -> tuple[list[str], list[tuple[str, int]]]:
        """Phonemes in pieces of at most 300, cut at clauses, else at words; and what they say.

        That is each token with the number of its group of phonemes; spaces part the groups.
        """
        pieces = [text] if len(text) < _LONGEST * 3 // 4 else _pieces(text)
        made: list[str] = []
        tokens: list[tuple[str, int]] = []
        groups = 0
        for piece in pieces:
            phonemes, found = self._read(piece)
            if phonemes:
                made.append(phonemes)
                tokens += [(token, groups + number) for token, number in found]
                groups += len(phonemes.split())
        return [cut for phonemes in _joined(made) for cut in _cut(phonemes)], tokens

    def _read(self, text: str) -> tuple[str, list[tuple[str, int]]]:
        """The phonemes of a text, as the package itself joins them, and its tokens."""
        from hibari.g2p import normalize  # noqa: PLC0415  (heavy)

        g2p = self._model.g2p
        made = ""
        found: list[tuple[str, int]] = []
        for token in g2p.phonemize_tokens(g2p.tokenize(normalize(text))):
            part = g2p.unk if token.phonemes is None else token.phonemes
            if part.strip():
                inside = made[-1:].strip() != "" and not part[0].isspace()
                found.append((str(token.text), len(made.split()) - inside))
            made += part + (" " if token.whitespace else "")
        return made.strip(), found

    def _said(self, word: str, how: Pronunciation) -> str:
        if how.ipa:
            return f"[{word}](/{self._known(how.ipa)}/)"
        if how.say:
            return f"[{word}](/{self._respelled(how.say)}/)"
        letters = re.sub(r"[^A-Za-z0-9]", "", word).upper()
        return f"[{word}](/{self._spelled(letters)}/)"

    def _known(self, ipa: str) -> str:
        """The signs that the voice knows; common IPA letters are rewritten to its own."""
        same = {"g": "ɡ", "r": "ɹ", "eɪ": "A", "aɪ": "I", "aʊ": "W", "oʊ": "O", "ɔɪ": "Y",
                "tʃ": "ʧ", "dʒ": "ʤ"}  # fmt: skip
        for sign in sorted(same, key=len, reverse=True):
            ipa = ipa.replace(sign, same[sign])
        return "".join(sign for sign in ipa if sign in self._model.vocab)

    def _respelled(self, say: str) -> str:
        """A respelling such as uh-HEE-muh: syllables in one breath, capitals stressed."""
        words = [self._syllables(word.split("-")) for word in say.split()]
        return " ".join(word for word in words if word)

    def _syllables(self, syllables: Sequence[str]) -> str:
        if len(syllables) == 1:
            return str(self._model.g2p(syllables[0]))
        said = []
        for syllable in syllables:
            phonemes = _STRESS.sub("", str(self._model.g2p(syllable.lower())))
            said.append(f"ˈ{phonemes}" if syllable.isupper() else phonemes)
        return "".join(said)

    def _spelled(self, letters: str) -> str:
        return " ".join(
            str(self._model.g2p(letter)) if letter != "A" else "ˈA" for letter in letters
        )


def _pieces(text: str) -> list[str]:
    """The text in clauses, and clauses without a comma in runs of words."""
    pieces: list[str] = []
    for clause in _CLAUSE.split(text):
        words = clause.split()
        for at in range(0, len(words), 30):
            pieces += _short_words(words[at : at + 30])
    return pieces


def _short_words(words: Sequence[str]) -> list[str]:
    """The words as one text; a word too long for a breath is cut."""
    text = " ".join(words)
    if len(text) <= 2 * _LONGEST:
        return [text]
    return [text[at : at + 120] for at in range(0, len(text), 120)]


def _joined(parts: Sequence[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if joined and len(joined[-1]) + len(part) < _LONGEST:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _cut(phonemes: str) -> list[str]:
    """Phonemes in runs of at most 300, cut at a space where there is one."""
    runs: list[str] = []
    while len(phonemes) > _LONGEST:
        at = phonemes.rfind(" ", 1, _LONGEST)
        at = at if at > 0 else _LONGEST
        runs.append(phonemes[:at])
        phonemes = phonemes[at:].lstrip()
    return [*runs, phonemes] if phonemes else runs


def _groups(run: str, ends: Sequence[int]) -> list[tuple[int, int]]:
    """The samples of each group of phonemes, which spaces part; nothing without durations.

    A word is heard a little before the model says so, at the space in front of it.
    """
    if not ends:
        return []
    groups = []
    for found in re.finditer(r"\S+", run):
        space = ends[found.start() - 2] if found.start() > 1 else 0
        groups.append((max(0, space - _EARLY), ends[found.end() - 1]))
    return groups


def _words(
    plain: str, tokens: Sequence[tuple[str, int]], groups: Sequence[tuple[int, int]], length: int
) -> tuple[Word, ...]:
    """The words of a text with their samples; each lasts until the next one begins.

    Nothing when the phonemes cannot be told apart.
    """
    if not groups or any(number >= len(groups) for _, number in tokens):
        return ()
    kept = [(text, number) for text, number in tokens if any(map(str.isalnum, text))]
    said = [text for text, _ in kept]
    begins = [groups[number][0] for _, number in kept]
    ends = [*begins[1:], length]
    spoken = " ".join(said)
    places = accumulate((len(text) + 1 for text in said), initial=0)
    timed = [
        Word(start, start + len(text), begin, end)
        for text, start, begin, end in zip(said, places, begins, ends, strict=False)
    ]
    return retimed(plain, spoken, timed)


@functools.cache
def _model(voice: str, cache: Path | None) -> VoiceModel:
    """The voice's model, loaded once in each process."""
    return VoiceModel(voice, Cache(cache) if cache else None)


@functools.cache
def _facts() -> dict[str, Any]:
    """The package's list of voices, read without loading the package: that takes a second."""
    package = importlib.util.find_spec("hibari")
    if package is None or package.origin is None:
        raise MissingToolError("hibari is not installed", "python -m pip install hibari-tts")
    file = Path(package.origin).parent / "assets" / "voices.json"
    facts: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return facts


def voices() -> list[Voice]:
    """The voices, and which of them must be downloaded first."""
    from hibari.voices import voice_path  # noqa: PLC0415  (heavy)

    found = []
    for name, facts in _facts().items():
        summary = f"{facts['accent']} {facts['gender']}"
        missing = None
        try:
            voice_path(name, download_missing=False)
        except FileNotFoundError:
            missing = f"is downloaded when first used ({facts['bytes'] / 1e6:.0f} MB)"
        found.append(Voice("hibari", name, facts["language"], summary, missing))
    return found
