"""hibari's voice model, loaded quickly, and asked how long it says each phoneme.

The model knows the durations but does not give them away. A protobuf message that is appended to
another of its kind is merged into it (Protocol Buffers, "Encoding", last one wins), so a few bytes
behind the model's file make the tensor one more output; what the model says stays the same.
"""

import contextlib
import functools
import hashlib
import importlib.metadata
import json
import platform
import tempfile
from pathlib import Path
from typing import Any

from pipeline.errors import SpeechEngineError
from pipeline.storage.cache import Cache, cache_key

_DURATIONS = "/Cast_32_output_0"
_UNIT = 600  # samples: the model counts durations in so many
_GRAPH, _OUTPUT, _NAME = 7, 12, 1  # fields of ModelProto, GraphProto and ValueInfoProto (ONNX)


class VoiceModel:
    """One voice, ready to speak phonemes.

    ``quick`` keeps a copy of the model that is made ready for this computer, since making it
    ready takes far longer than loading it.

    Raises:
        SpeechEngineError: the voice cannot be loaded.
    """

    def __init__(self, voice: str, quick: Cache | None) -> None:
        from hibari import tts  # noqa: PLC0415  (heavy)
        from hibari.voices import voice_path  # noqa: PLC0415

        self._british = bool(tts.VOICES[voice]["british"])
        self.sample_rate = int(tts.SAMPLE_RATE)
        with (Path(tts.ASSETS) / "vocab.json").open(encoding="utf-8") as file:
            self.vocab: dict[str, int] = json.load(file)
        try:
            self._session = _session(Path(voice_path(voice)), quick)
        except (RuntimeError, OSError) as error:
            message = f"hibari cannot load the voice {voice!r}: {error}"
            hint = 'Take the voice "heart", which is always there.'
            raise SpeechEngineError(message, hint) from error
        self._names = [output.name for output in self._session.get_outputs()]

    @functools.cached_property
    def g2p(self) -> Any:  # noqa: ANN401  (the package has no types)
        """Text -> phonemes."""
        from hibari.g2p import G2P  # noqa: PLC0415  (heavy)

        return G2P(british=self._british)

    def speak(
        self,
        phonemes: str,
        speed: float,
        rng: Any,  # noqa: ANN401  (a numpy generator)
    ) -> tuple[Any, list[int]]:
        """Samples from -1 to 1, and those at which each phoneme ends, unknown signs included.

        Without an answer on durations the list is empty.
        """
        import numpy as np  # noqa: PLC0415

        ids = [0, *(self.vocab[sign] for sign in phonemes if sign in self.vocab), 0]
        if len(ids) < 3:  # noqa: PLR2004  (nothing but the silence around it)
            return np.zeros(0, np.float32), []
        given = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([speed], np.float32)}
        outputs = dict(zip(self._names, self._session.run(None, given), strict=True))
        durations = outputs.pop(_DURATIONS, None)
        samples = _signals().synth(*(output[0] for output in outputs.values()), rng)
        return samples, self._ends(phonemes, durations, len(samples))

    def _ends(self, phonemes: str, durations: Any, length: int) -> list[int]:  # noqa: ANN401  (an array)
        if durations is None or int(durations.sum()) * _UNIT != length:
            return []
        counts = iter(durations.ravel().tolist())
        at = next(counts) * _UNIT
        ends = []
        for sign in phonemes:
            at += next(counts) * _UNIT if sign in self.vocab else 0
            ends.append(at)
        return ends


@functools.cache
def _signals() -> Any:  # noqa: ANN401  (the package has no types)
    """Hibari's signal processing, with numpy's Fourier transforms whatever else is installed.

    It would take scipy's where there is scipy: no faster, but rounded otherwise here and there,
    so that the same text would not be the same bytes everywhere.
    """
    import numpy as np  # noqa: PLC0415
    from hibari import dsp  # noqa: PLC0415  (heavy)

    dsp.rfft = lambda x, axis: np.fft.rfft(x, axis=axis).astype(np.complex64, copy=False)
    dsp.irfft = lambda x, n, axis: np.fft.irfft(x, n, axis).astype(np.float32, copy=False)
    return dsp


def _session(file: Path, quick: Cache | None) -> Any:  # noqa: ANN401  (onnxruntime has no types)
    """The model as a session that gives durations where the model has them."""
    data = file.read_bytes()
    key = cache_key(
        "model",
        hashlib.sha256(data).hexdigest(),
        importlib.metadata.version("onnxruntime"),
        platform.machine(),
        platform.node(),  # a folder may be shared by computers with other processors
    )
    kept = quick.load(key) if quick else None
    if kept is not None:
        with contextlib.suppress(Exception):  # a copy of another computer is made anew
            return _loaded(kept, ready=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "ready.onnx"
        session = _with_durations(data, copy if quick else None)
        if quick and copy.is_file():
            quick.store(key, copy.read_bytes())
    return session


def _with_durations(data: bytes, copy: Path | None) -> Any:  # noqa: ANN401  (as above)
    more = _field(_GRAPH, _field(_OUTPUT, _field(_NAME, _DURATIONS.encode())))
    try:
        return _loaded(data + more, copy=copy)
    except Exception:  # noqa: BLE001  (a model without the tensor; the library's errors are its own)
        return _loaded(data, copy=copy)


def _loaded(data: bytes, *, ready: bool = False, copy: Path | None = None) -> Any:  # noqa: ANN401
    import onnxruntime  # noqa: PLC0415  (heavy)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if ready:
        level = onnxruntime.GraphOptimizationLevel
        options.graph_optimization_level = level.ORT_DISABLE_ALL
    elif copy is not None:
        options.optimized_model_filepath = str(copy)
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _field(number: int, content: bytes) -> bytes:
    """A length-delimited field (Protocol Buffers, "Encoding")."""
    head = bytearray([number << 3 | 2])
    length = len(content)
    while length > 127:  # noqa: PLR2004  (seven bits a byte)
        head.append(length & 127 | 128)
        length >>= 7
    return bytes(head) + bytes([length]) + content
