"""Java's judges (EPUBCheck, veraPDF) are asked once in a run of the tests about the same bytes.

Run as ``java``, this program answers what the real one has said before of files with the same
names and contents; what it has not been asked, it asks, and keeps. A judge takes seconds to start.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def put_before(real: Path, folder: Path) -> None:
    """Put a ``java`` in ``folder`` that asks ``real``; on the PATH, all find it first."""
    folder.mkdir(exist_ok=True)
    start = f'exec "{sys.executable}" -I -S "{__file__}" "{real}" "{folder}" "$@"'
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False) as made:
        made.write(f"#!/bin/sh\n{start}\n")
    Path(made.name).chmod(0o755)
    Path(made.name).replace(folder / "java")
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"


def _key(arguments: list[str]) -> str:
    digest = hashlib.sha256()
    for argument in arguments:
        file = Path(argument)
        judged = file.is_file() and file.suffix != ".jar"
        name = file.name.encode() if judged else argument.encode()
        content = file.read_bytes() if judged else b""
        digest.update(b"%d %b %d %b" % (len(name), name, len(content), content))
    return digest.hexdigest()


def _answer(real: str, folder: Path, arguments: list[str]) -> tuple[int, str, str]:
    kept = folder / f"{_key(arguments)}.json"
    if kept.is_file():
        code, said, complained = json.loads(kept.read_text(encoding="utf-8"))
        return code, said, complained
    done = subprocess.run([real, *arguments], capture_output=True, check=False)
    answer = (done.returncode, done.stdout.decode("latin-1"), done.stderr.decode("latin-1"))
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as made:
        json.dump(answer, made)
    Path(made.name).replace(kept)
    return answer


if __name__ == "__main__":
    code, said, complained = _answer(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
    sys.stdout.buffer.write(said.encode("latin-1"))
    sys.stderr.buffer.write(complained.encode("latin-1"))
    sys.exit(code)
