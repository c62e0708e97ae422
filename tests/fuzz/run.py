"""Fuzz by coverage for a bounded time: ``python -m tests.fuzz.run SECONDS``.

Needs ``atheris`` (``pip install atheris``), which is made for Linux. Each target gets its share of
the time, from the kept corpus on; bytes that raise are written to ``crash-...`` and the exit code
is not zero. Put such a file into ``tests/fuzz/corpus/TARGET/``: it is then a test.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

_CORPUS = Path(__file__).parent / "corpus"
_NAMES = sorted(folder.name for folder in _CORPUS.iterdir())
_LARGEST = 2_000  # bytes
_SLOWEST = 30  # seconds for one input


def main() -> int:
    """Run every target, or the one that is named, in a process of its own."""
    if sys.argv[1] in _NAMES:
        return _fuzz(sys.argv[1], sys.argv[2:])
    share = max(1, int(sys.argv[1]) // len(_NAMES))
    codes = []
    for name in _NAMES:
        print(f"fuzzing {name} for {share} s", flush=True)  # noqa: T201  (a tool for the terminal)
        with tempfile.TemporaryDirectory() as found:
            options = [f"-max_total_time={share}", f"-max_len={_LARGEST}", f"-timeout={_SLOWEST}"]
            options.append("-artifact_prefix=crash-" + name + "-")
            kept = _CORPUS / name
            command = [sys.executable, "-m", "tests.fuzz.run", name, *options, found, str(kept)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        codes.append(done.returncode)
        lines = done.stderr.splitlines() + done.stdout.splitlines()
        print("\n".join(lines[-40 if done.returncode else -1 :]), flush=True)  # noqa: T201  (same)
    return max(codes, key=abs)


def _fuzz(name: str, options: list[str]) -> int:
    import atheris  # noqa: PLC0415  (only where it is installed)

    with atheris.instrument_imports(include=["pipeline", "markdown_it", "mdit_py_plugins"]):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415  (counted as it is imported)
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
