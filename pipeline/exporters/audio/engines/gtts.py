"""gTTS: Google's speech service, over the network."""

from collections.abc import Sequence
from typing import ClassVar

from pipeline.exporters.audio.engines.base import Clip, EngineChoice, Voice


class Gtts:
    """The service with one language."""

    name: ClassVar[str] = "gtts"
    online: ClassVar[bool] = True

    def __init__(self, choice: EngineChoice) -> None:
        self._language = choice.language

    def synthesize(self, texts: Sequence[str]) -> list[Clip]:
        return []


def voices() -> list[Voice]:
    return []
