"""gTTS: Google's speech service, over the network.

The package writes the requests; they are sent from here, because it would send them without
verifying who answers, without a time limit and without trying again.
"""

import base64
import email.utils
import functools
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from pipeline.diagnostics import did_you_mean
from pipeline.errors import ConfigError, SpeechEngineError
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.sound.decode import decode_mp3
from pipeline.exporters.audio.voice.engines.base import (
    EngineChoice,
    SaysAll,
    Voice,
    default_engine,
    package_version,
    plain_words,
)
from pipeline.language.marks import render
from pipeline.language.tags import primary

if TYPE_CHECKING:
    from tenacity import RetryCallState

    from pipeline.exporters.audio.sound.samples import Samples

_ACCENTS = {
    "com": "American English, or the language's usual accent",
    "co.uk": "British English",
    "com.au": "Australian English",
    "ca": "Canadian English or French",
    "co.in": "Indian English",
    "ie": "Irish English",
    "co.za": "South African English",
    "com.ng": "Nigerian English",
    "fr": "French of France",
    "com.br": "Brazilian Portuguese",
    "pt": "Portuguese of Portugal",
    "com.mx": "Mexican Spanish",
    "es": "Spanish of Spain",
}
_LONGEST = 100  # characters that the service takes at once
_ANSWER = re.compile(r'jQ1olc","\[\\"([A-Za-z0-9+/=]*)\\"\]')
_OK, _TOO_MANY, _BROKEN = 200, 429, 500


@dataclass(frozen=True, slots=True)
class Pacing:
    """Seconds between requests, for a connection and for an answer; how often one is tried.

    ``longest`` is the longest wait in seconds that the service may ask for.
    """

    apart: float = 0.7
    connect: float = 5.0
    answer: float = 30.0
    attempts: int = 5
    backoff: float = 1.0
    longest: float = 120.0


class _BusyError(Exception):
    """The service asks to come back; ``after`` is in seconds, None when it does not say."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Gtts(SaysAll):
    """The service with one language and accent.

    Raises:
        ConfigError: it does not know the voice or the language.
    """

    name: ClassVar[str] = "gtts"
    online: ClassVar[bool] = True

    def __init__(self, choice: EngineChoice, pacing: Pacing | None = None) -> None:
        self._accent = choice.voice or "com"
        if self._accent not in _ACCENTS:
            hint = did_you_mean(self._accent, _ACCENTS)
            raise ConfigError(f"gtts has no voice {self._accent!r}", hint)
        if choice.speed != 1:
            raise ConfigError("gtts speaks at one speed only", 'Remove "speed" from book.toml.')
        self._language = _language(choice.language)
        self._pacing = pacing or Pacing()
        self._last = -self._pacing.apart

    @property
    def fingerprint(self) -> str:
        """Package version, language and accent; the service's own version is not known."""
        return f"gtts {package_version('gtts')} {self._language} {self._accent}"

    @property
    def narrator(self) -> str:
        """The voice for people."""
        return f"Synthetic voice “{self._language} {self._accent}” (Google Translate)"

    @property
    def _way_out(self) -> str:
        engine = default_engine(self._language)
        return f"Try again later, or build with --engine {engine}, which needs no network."

    def speaks(self, language: str) -> bool:
        """The one language that was chosen."""
        return primary(language) == primary(self._language)

    def synthesize(self, texts: Sequence[str]) -> list[Clip]:
        """A clip for each text, one request at a time."""
        return [self._clip(render(text, plain_words)) for text in texts]

    def _clip(self, text: str) -> Clip:
        import numpy as np  # noqa: PLC0415

        if not any(char.isalnum() for char in text):
            return Clip(b"", 24_000)
        parts = [self._part(body) for body in self._bodies(text)]
        samples = np.concatenate([samples for samples, _ in parts])
        whole = np.round(np.clip(samples, -1, 1) * 32767).astype("<i2")
        return Clip(whole.tobytes(), parts[0][1])

    def _bodies(self, text: str) -> list[str]:
        """The requests for this text, at most 100 characters in each."""
        import gtts  # noqa: PLC0415  (heavy)

        request = gtts.gTTS(
            text,
            lang=self._language,
            lang_check=False,
            pre_processor_funcs=[],
            tokenizer_func=packed,
        )
        bodies: list[str] = request.get_bodies()
        return bodies

    def _part(self, body: str) -> "tuple[Samples, int]":
        import tenacity  # noqa: PLC0415

        pacing = self._pacing
        retrying = tenacity.Retrying(
            stop=tenacity.stop_after_attempt(pacing.attempts),
            wait=self._wait,
            retry=tenacity.retry_if_exception_type(_BusyError),
            reraise=True,
        )
        try:
            return retrying(self._ask, body)
        except _BusyError as error:
            raise SpeechEngineError(f"gtts: {error}", self._way_out) from error

    def _wait(self, state: "RetryCallState") -> float:
        """As long as the service asks for, else longer each time, by a little chance."""
        import tenacity  # noqa: PLC0415

        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _BusyError) and error.after is not None:
            return error.after
        step = self._pacing.backoff
        longer = tenacity.wait_exponential(multiplier=step, max=self._pacing.longest)
        return float((longer + tenacity.wait_random(0, step))(state))

    def _ask(self, body: str) -> "tuple[Samples, int]":
        """The sound of one request.

        Raises:
            _BusyError: trying again may help.
            SpeechEngineError: it would not.
        """
        import gtts  # noqa: PLC0415
        import requests  # noqa: PLC0415  (what gTTS itself sends with)

        self._keep_apart()
        url = f"https://translate.google.{self._accent}/_/TranslateWebserverUi/data/batchexecute"
        limits = (self._pacing.connect, self._pacing.answer)
        try:
            answer = requests.post(
                url, data=body, headers=gtts.gTTS.GOOGLE_TTS_HEADERS, timeout=limits
            )
        except requests.exceptions.SSLError as error:
            message = "gtts: the service's certificate cannot be verified"
            raise SpeechEngineError(message, self._way_out) from error
        except requests.RequestException as error:
            raise _BusyError(f"the service cannot be reached ({_short(error)})") from error
        if answer.status_code == _TOO_MANY or answer.status_code >= _BROKEN:
            raise self._busy(answer.status_code, answer.headers.get("Retry-After"))
        if answer.status_code != _OK:
            message = f"gtts: the service refuses (HTTP {answer.status_code})"
            raise SpeechEngineError(message, self._way_out)
        return _sound(answer.text)

    def _busy(self, status: int, after: str | None) -> Exception:
        seconds = _delay(after) if after else None
        reason = f"the service is busy (HTTP {status})"
        if seconds is not None and seconds > self._pacing.longest:
            message = f"gtts: {reason}; it asks to wait {seconds:.0f} s"
            return SpeechEngineError(message, self._way_out)
        return _BusyError(reason, seconds)

    def _keep_apart(self) -> None:
        time.sleep(max(0.0, self._last + self._pacing.apart - time.monotonic()))
        self._last = time.monotonic()


def _delay(after: str) -> float | None:
    """The seconds of a Retry-After, which is their number or a date (RFC 9110, 10.2.3)."""
    if after.isdecimal():
        return float(after)
    try:
        moment = email.utils.parsedate_to_datetime(after).timestamp()
    except (ValueError, OverflowError):
        return None
    return max(0.0, moment - time.time())


def _sound(answer: str) -> "tuple[Samples, int]":
    """The samples in an answer; a page of HTML or a torn answer has none, and is tried again."""
    found = _ANSWER.search(answer)
    if found is None or not found[1]:
        raise _BusyError("the service answered without any sound")
    try:
        return decode_mp3(base64.b64decode(found[1], validate=True))
    except ValueError as error:
        raise _BusyError("the service answered with broken sound") from error


def packed(text: str) -> list[str]:
    """The text in parts of at most 100 characters, as few as clauses and words allow."""
    parts: list[str] = []
    for clause in re.split(r"(?<=[.!?…,;:])\s+", text):
        for piece in _words(clause):
            if parts and len(parts[-1]) + 1 + len(piece) <= _LONGEST:
                parts[-1] = f"{parts[-1]} {piece}"
            else:
                parts.append(piece)
    return [part for part in parts if any(char.isalnum() for char in part)]


def _words(clause: str) -> list[str]:
    if len(clause) <= _LONGEST:
        return [clause]
    words = (word for word in clause.split())
    return [w[at : at + _LONGEST] for w in words for at in range(0, len(w), _LONGEST)]


def _short(error: Exception) -> str:
    return type(error).__name__


@functools.cache
def _language(tag: str) -> str:
    """The service's code for a BCP 47 tag."""
    from gtts.lang import tts_langs  # noqa: PLC0415

    known = tts_langs()
    for code in (tag, primary(tag)):
        if code in known:
            return str(code)
    raise ConfigError(f"gtts does not speak {tag!r}", "Choose another --engine.")


def voices() -> list[Voice]:
    """The accents; the service speaks many languages with each."""
    needs = "needs the network; the text is sent to Google"
    return [
        Voice("gtts", name, "many", f"{summary}; {needs}") for name, summary in _ACCENTS.items()
    ]
