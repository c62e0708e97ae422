"""Files beside the editions, replaced at once."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.driver.commit import work_folder
from pipeline.driver.unwritable import unwritable


def replace_files(output: Path, texts: Mapping[str, str]) -> None:
    """Write the files where a later command finds and removes them, should this one be killed.

    Raises:
        ExportError: the output folder cannot be written.
    """
    try:
        with work_folder(output) as work:
            for name, text in texts.items():
                (work / name).write_text(text, encoding="utf-8", newline="\n")
            for name in texts:
                (work / name).replace(output / name)
    except OSError as error:
        raise unwritable(output, error) from error
