"""Nothing in a manuscript makes a build read outside it, run anything, or reach the network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.badbooks.folders import FACTS
from tests.faults.conftest import ROOT

_WATCHED = """
import os, sys, sysconfig
from pathlib import Path

book, out, root = (os.path.realpath(name) for name in sys.argv[1:4])
system = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), "/dev", "/proc"}
own = (root + "/pipeline", os.path.expanduser("~/.reportlab"))  # and its library's settings
allowed = (book, out, *own, *map(os.path.realpath, system))
drawing = "from pipeline.assets.renderer import serve"  # the program's own process for drawings
running = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ctypes.dlopen")
seen = []

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        seen.append(event)
    elif event in running and not any(own in str(arguments) for own in ("libc", drawing)):
        seen.append(f"{event} {arguments}")
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if not path.startswith(allowed):
            seen.append(f"open {path}")

from pipeline.cli.main import main

sys.addaudithook(watch)
try:
    main(["build", "-q", "-j", "1", "epub", "pdf", "-m", book, "-o", out])
except SystemExit as end:
    print(end.code)
print(*seen, sep="\\n")
"""
_SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 width="90" height="90" onload="alert(1)"><script>alert(2)</script>
<style>@import url(http://127.0.0.1:9/a.css); rect {{ fill: url(file://{secret}) }}</style>
<rect width="9" height="9" style="fill: url(http://127.0.0.1:9/b#c)"/>
<image xlink:href="file://{secret}" width="9" height="9"/>
<image href="{secret}" width="9" height="9"/>
<image href="http://127.0.0.1:9/c.png" width="9" height="9"/><use href="file://{secret}#x"/>
<foreignObject><iframe src="http://127.0.0.1:9/d" xmlns="http://www.w3.org/1999/xhtml"/>
</foreignObject><text>A drawing</text></svg>"""
_TEXT = r"""# One

[a](http://127.0.0.1:9/e) [b](ftp://127.0.0.1/f) $\input{/etc/hostname} \href{http://x.org}{y}$

![A drawing.](a.svg)

{include}`/etc/hostname`

```{literalinclude} /etc/hostname
```

```python
import os; os.system("touch ran")
```
"""


@pytest.fixture
def spy(tmp_path):
    """A manuscript that tries to read a secret beside it and to call home."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"TOP SECRET")
    book = tmp_path / "book"
    book.mkdir()
    (book / "a.svg").write_text(_SVG.format(secret=secret.as_posix()), encoding="utf-8")
    (book / "book.toml").write_text(FACTS + 'sections = ["one.md"]\n', encoding="utf-8")
    return book


def _watched(book: Path, text: str) -> subprocess.CompletedProcess[str]:
    (book / "one.md").write_text(text, encoding="utf-8")
    return _run(_WATCHED, book)


def _run(script: str, book: Path) -> subprocess.CompletedProcess[str]:
    out = book.parent / "out"
    out.mkdir()
    return subprocess.run(
        [sys.executable, "-c", script, str(book), str(out), str(ROOT)],
        cwd=out,  # names relative to an open folder are taken as names in this one
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("text", [_TEXT, "# One\n\nText.\n\n![A drawing.](a.svg)\n"])
def test_a_build_stays_in_its_folder(spy, text):
    done = _watched(spy, text)
    kept = f"open {os.environ['PUBLISH_CACHE']}{os.sep}"  # drawings, kept between builds
    code, *seen = [
        line
        for line in done.stdout.split("\n")
        if line and not line.endswith((".epub", ".pdf")) and kept not in line
    ]

    assert code == ("3" if text == _TEXT else "0"), done.stderr
    assert seen == []
    made = b"".join(path.read_bytes() for path in spy.parent.glob("out/*/*"))
    assert b"TOP SECRET" not in made
    assert not (spy / "ran").exists()


def test_the_watch_sees_what_it_looks_for(spy):
    script = _WATCHED.replace(
        "main([", "open('/etc/hosts').close(); __import__('socket').socket(); main(["
    )
    done = _run(script, spy)

    assert "open /etc/hosts" in done.stdout
    assert "socket." in done.stdout
