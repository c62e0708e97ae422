"""The contract of the layers sees what it should: a new module cannot stand outside it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_RUN = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
_PDF = "pipeline.exporters.pdf"


def _importing(module: str) -> str:
    return f'"""New."""\n\nimport {module}\n'


@pytest.mark.parametrize(
    ("file", "code", "told"),
    [
        ("exporters/web/__init__.py", _importing("pipeline.cli.main"), "pipeline.exporters.web"),
        ("web.py", '"""New."""\n', "pipeline.web"),
        ("exporters/epub/new.py", _importing("pipeline.exporters.pdf.style"), "exporters.epub"),
        ("exporters/packages/new.py", _importing("pipeline.exporters.audio.exporter"), "packages"),
        ("validators/new.py", _importing("pipeline.exporters.epub.nav"), "pipeline.validators"),
        ("exporters/pdf/layout/new.py", _importing(f"{_PDF}.tagging.drawn"), f"{_PDF}.layout"),
        ("exporters/pdf/text/new.py", _importing(f"{_PDF}.tagging.drawn"), f"{_PDF}.text"),
        ("exporters/pdf/tagging/new.py", _importing(f"{_PDF}.layout.flow"), f"{_PDF}.tagging"),
        ("registry/new.py", "def f():\n    import pipeline.driver.build\n", "pipeline.registry"),
    ],
)
def test_an_import_upwards_or_a_module_without_a_place_is_refused(tmp_path, file, code, told):
    shutil.copytree(
        ROOT / "pipeline", tmp_path / "pipeline", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    place = tmp_path / "pipeline" / file
    place.parent.mkdir(exist_ok=True)
    place.write_text(code, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", _RUN, "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert told in done.stdout
