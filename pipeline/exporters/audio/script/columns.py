"""The words that stand above each column of a table."""

from pipeline.exporters.audio.script.speaker import Speaker
from pipeline.model import Table


def column_headers(table: Table, speaker: Speaker) -> tuple[str, ...]:
    """The spoken header of each column; empty where it has none. Several head rows are joined."""
    return tuple(_header(table, column, speaker) for column in range(len(table.columns)))


def _header(table: Table, column: int, speaker: Speaker) -> str:
    cells = [row.cells[column] for row in table.head]
    texts = (
        " ".join(speaker.sentence(s, running=False) for s in cell.sentences).strip()
        for cell in cells
    )
    return ", ".join(dict.fromkeys(text.rstrip(" .:") for text in texts if text))
