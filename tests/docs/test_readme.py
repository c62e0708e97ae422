"""What the documents say is true: examples run, links lead somewhere, tables agree."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.registry import BUILT_IN

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ROOT / "pipeline" / "docs"
PLUGINS = (PAGES / "plugins.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```", PLUGINS, re.MULTILINE | re.DOTALL)
DOCUMENTS = (
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "output/README.md"),
    *(f"pipeline/docs/{page.name}" for page in sorted(PAGES.glob("*.md"))),
)
BUILD = (
    "python3 -m venv .venv && .venv/bin/python -m pip install -c requirements.lock . "
    "&& .venv/bin/publish build"
)
TEST = (
    'python3 -m venv .venv && .venv/bin/python -m pip install -c requirements.lock -e ".[test]" '
    "&& .venv/bin/python -m pytest"
)


def test_the_two_commands_stand_on_lines_of_their_own():
    assert README.splitlines().count(BUILD) == 1
    assert README.splitlines().count(TEST) == 1


def test_the_python_example_builds(tmp_path):
    script = tmp_path / "example.py"
    script.write_text(PYTHON[1].replace('"manuscript"', repr(str(ROOT / "manuscript"))), "utf-8")

    done = subprocess.run(
        [sys.executable, script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.stdout.startswith("pdf ")
    assert list((tmp_path / "output" / "pdf").glob("*.pdf"))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document):
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = re.findall(
        r"\]\(([^)#]+)(?:#[^)]*)?\)", re.sub(r"(`+|~~~+).*?\1", "", text, flags=re.DOTALL)
    )
    files = [target for target in targets if not target.startswith("https://")]

    assert [name for name in files if not (ROOT / document).parent.joinpath(name).exists()] == []


@pytest.mark.parametrize("format_", BUILT_IN, ids=lambda f: f.name)
def test_each_format_is_told_on_its_page_and_beside_its_files(format_):
    table = (PAGES / "formats.md").read_text(encoding="utf-8")
    beside = (ROOT / "output" / "README.md").read_text(encoding="utf-8")

    assert f"| `{format_.name}` |" in table
    assert f"| `{format_.name}/` |" in beside
