"""Changes of the sampler's finished narration, each of one thing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mutagen.id3 import COMM, ID3, TALB, TCOP, TDRC, TIT2, TLAN, TLEN, TPE1, TRCK

from tests.validators.damages import Damage


def _mp3s(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.mp3"))


def _tags(change: Callable[[Any], None]) -> Callable[[Path], None]:
    """Change the tags of the first file that has chapters to choose from."""

    def changed(folder: Path) -> None:
        file = max(_mp3s(folder), key=lambda one: len(ID3(one).getall("CHAP")))
        tags = ID3(file)
        change(tags)
        tags.save(file, v1=0, v2_version=3, padding=lambda _: 0)

    return changed


def _frame(frame: Any) -> Callable[[Path], None]:
    return _tags(lambda tags: tags.setall(frame.FrameID, [frame]))


def _chapter(change: Callable[[Any], None]) -> Callable[[Path], None]:
    def changed(tags: Any) -> None:
        frames = sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)
        change(frames[-1])

    return _tags(changed)


def _renamed_chapter(frame: Any) -> None:
    frame.sub_frames["TIT2"].text = ["X"]


def _later(frame: Any) -> None:
    frame.start_time += 300


def _voice(tags: Any) -> None:
    tags["TXXX:NARRATOR"].text = ["A human being"]


def _lyrics(tags: Any) -> None:
    tags.getall("USLT")[0].lang = "fra"


def _without(key: str) -> Callable[[Path], None]:
    def change(tags: Any) -> None:
        del tags[next(name for name in sorted(tags) if name.startswith(key))]

    return _tags(change)


def _turned(tags: Any) -> None:
    tags.getall("CTOC")[0].child_element_ids.reverse()


def _cut(folder: Path) -> None:
    file = _mp3s(folder)[0]
    data = file.read_bytes()
    start = ID3(file).size
    file.write_bytes(data[: start + (len(data) - start) * 7 // 10])


def _cut_a_little(folder: Path) -> None:
    file = _mp3s(folder)[0]
    file.write_bytes(file.read_bytes()[:-400])


def _swapped(folder: Path) -> None:
    one, other = _mp3s(folder)[:2]
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def _noise(folder: Path) -> None:
    file = _mp3s(folder)[0]
    data = bytearray(file.read_bytes())
    data[-2000:-1900] = bytes(100)
    file.write_bytes(bytes(data))


def _list(change: Callable[[list[str]], None]) -> Callable[[Path], None]:
    def changed(folder: Path) -> None:
        file = next(folder.glob("*.m3u8"))
        lines = file.read_text(encoding="utf-8").splitlines()
        change(lines)
        file.write_text("\n".join([*lines, ""]), encoding="utf-8")

    return changed


def _turn_entries(lines: list[str]) -> None:
    lines[2:4], lines[4:6] = lines[4:6], lines[2:4]


def _longer(lines: list[str]) -> None:
    lines[2] = lines[2].replace("#EXTINF:", "#EXTINF:9", 1)


def _renamed(lines: list[str]) -> None:
    lines[2] = lines[2].partition(",")[0] + ",Another title"


def _other_book(lines: list[str]) -> None:
    lines[1] = "#PLAYLIST:Another book"


def _elsewhere(lines: list[str]) -> None:
    lines[3] = "elsewhere.mp3"


def _shorter(lines: list[str]) -> None:
    del lines[-2:]


def _extra(folder: Path) -> None:
    (folder / "readme.txt").write_text("Buy it", encoding="utf-8")


def _text(kind: Any, text: str) -> Callable[[Path], None]:
    return _frame(kind(encoding=1, text=[text]))


DAMAGES = tuple(
    Damage("audio", what, change, proof=proof)
    for what, change, proof in (
        ("title of a file", _text(TIT2, "Another"), True),
        ("title of the book", _text(TALB, "Another"), True),
        ("author", _text(TPE1, "Another"), True),
        ("number of a file", _text(TRCK, "9/9"), True),
        ("language", _text(TLAN, "fra"), True),
        ("language of the words", _tags(_lyrics), True),
        ("year", _text(TDRC, "1901"), True),
        ("rights", _text(TCOP, "All rights reserved"), True),
        ("stated length", _text(TLEN, "1000"), True),
        ("added comment", _frame(COMM(encoding=1, lang="eng", desc="", text=["Buy it"])), True),
        ("voice", _tags(_voice), True),
        (
            "title of a chapter",
            _chapter(_renamed_chapter),
            True,
        ),
        ("time of a chapter", _chapter(_later), True),
        ("chapter taken out", _without("CHAP"), True),
        ("order of the chapters", _tags(_turned), True),
        ("cut short", _cut, True),
        ("cut short a little", _cut_a_little, True),
        ("two files exchanged", _swapped, True),
        ("file taken out", lambda folder: _mp3s(folder)[-1].unlink(), True),
        ("order of the playlist", _list(_turn_entries), True),
        ("length in the playlist", _list(_longer), True),
        ("title in the playlist", _list(_renamed), True),
        ("title of the playlist", _list(_other_book), True),
        ("file of the playlist", _list(_elsewhere), True),
        ("playlist cut short", _list(_shorter), True),
        ("playlist taken out", lambda folder: next(folder.glob("*.m3u8")).unlink(), True),
        ("noise in the sound", _noise, False),
        ("file beside the others", _extra, False),
    )
)
