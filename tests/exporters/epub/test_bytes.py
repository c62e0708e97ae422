"""The same manuscript makes the same bytes, everywhere."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

_ROOT = Path(__file__).parents[3]


def test_time_zone_and_hash_seed_leave_no_trace(tmp_path):
    digests = set()
    for zone, seed in (("UTC", "0"), ("Pacific/Kiritimati", "4711")):
        output = tmp_path / seed
        command = [sys.executable, "publish.py", "build", "epub", "--output", str(output)]
        environ = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=_ROOT, env=environ, check=True, capture_output=True)
        book = next(output.glob("epub/*.epub"))
        digests.add(hashlib.sha256(book.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_zip_begins_as_readers_expect(epubs):
    with zipfile.ZipFile(epubs["guide"]) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert first.extra == b""
        assert {entry.date_time for entry in book.infolist()} == {(2026, 11, 23, 0, 0, 0)}
