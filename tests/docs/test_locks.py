"""The two lock files hold the same versions, and the hashed one a hash for each."""

import re
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def test_the_hashed_lock_agrees_with_the_other_one():
    plain = dict(_PIN.findall((_ROOT / "requirements.lock").read_text(encoding="utf-8")))
    text = (_ROOT / "requirements-hashed.lock").read_text(encoding="utf-8")
    hashed = dict(_PIN.findall(text))

    assert len(hashed) > 20
    assert hashed.items() <= plain.items()
    blocks = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert len(blocks) >= len(hashed)  # one that depends on the system is there twice
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
