"""Every bad manuscript is told with file, line and remedy; nothing else happens."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.checks import check_document
from pipeline.diagnostics import Diagnostic, has_errors
from pipeline.driver.plan import table_faults
from pipeline.errors import ConfigError
from pipeline.exporters.base import Assets
from pipeline.manifest import NAME, Made, Manifest, hashes, write_manifest
from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN
from tests.badbooks.corpus import CORPUS, STYLES, STYLESHEETS
from tests.badbooks.folders import Bad
from tests.slow import sampled, slow

_ROOT = Path(__file__).parents[2]
_MEMORY = 2 << 30  # bytes of address space; libraries and their threads reserve most of it
_SECONDS = 60  # of processor time
_HEAVY = re.compile("000 (deep|digits|by)|of 100,000|laughs|huge")
_COSTLY = [bad for bad in CORPUS if _HEAVY.search(bad.name)]
_ON_CI = [pytest.param(bad, marks=[slow]) for bad in _COSTLY]
_SAMPLE = [*[bad for bad in CORPUS[::25] if bad not in [*_COSTLY, *STYLESHEETS]], *STYLES]


def _names(bads: list[Bad]) -> list[str]:
    return [bad.name for bad in bads]


def _faults(folder: Path) -> tuple[Diagnostic, ...]:
    """All that ``publish check`` reports."""
    read = read_manuscript(folder)
    found = check_document(read.document, Assets(folder))
    tables = table_faults(read.outputs, read.source, BUILT_IN, folder)
    return (*read.diagnostics, *found, *tables)


def test_the_corpus_is_large_and_its_names_differ():
    assert len(CORPUS) >= 120
    assert len(set(_names(CORPUS))) == len(CORPUS)


@pytest.mark.parametrize("bad", CORPUS, ids=_names(CORPUS))
def test_the_fault_is_told(tmp_path, bad):
    folder = bad.write(tmp_path)
    if bad.exit_code == 4:
        with pytest.raises(ConfigError, match=bad.says) as caught:
            read_manuscript(folder)
        assert caught.value.hint
        return
    faults = _faults(folder)
    places = {(f.code, f.position.file, f.position.line) for f in faults if f.position}

    assert (bad.code, bad.file, bad.line) in places
    assert any(bad.says in fault.message for fault in faults if fault.code == bad.code)
    assert has_errors(faults) is (bad.exit_code == 3)
    assert not [fault for fault in faults if "SECRET" in fault.message]


@pytest.mark.parametrize("bad", [*sampled(_SAMPLE, every=5), *_ON_CI], ids=lambda bad: bad.name)
def test_a_build_stops_in_words_and_keeps_the_earlier_edition(tmp_path, bad):
    folder = bad.write(tmp_path)
    earlier = tmp_path / "out" / "epub" / "t.epub"
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(b"a good edition")
    made = Made(hashes(earlier.parent, [Path(earlier.name)]))
    write_manifest(tmp_path / "out", Manifest({"epub": made}))
    done = _build(folder, tmp_path / "out")

    assert "Traceback" not in done.stderr
    assert done.returncode == bad.exit_code, done.stderr[-2000:]
    assert (bad.code or bad.says) in done.stderr
    if bad.exit_code:
        listed = tmp_path / "out" / NAME
        assert {path for path in (tmp_path / "out").rglob("*") if path.is_file()} == {
            earlier,
            listed,
        }
        assert earlier.read_bytes() == b"a good edition"


def _build(folder: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """``publish build epub`` with bounded memory and time, where the system can bound them."""
    command = [sys.executable, str(_ROOT / "publish.py"), "build", "epub", "-q"]
    return subprocess.run(
        [*command, "-m", str(folder), "-o", str(output)],
        preexec_fn=_bounded if os.name == "posix" else None,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=10 * _SECONDS,  # a pipe that is waited for takes no processor time
    )


def _bounded() -> None:
    import resource  # noqa: PLC0415  (not on Windows)

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
