"""What takes minutes: continuous integration runs it all; elsewhere a fixed sample of it runs."""

import os
from collections.abc import Iterable

import pytest

ON_CI = bool(os.environ.get("CI"))
WHY = "it takes minutes; CI runs it"

slow = pytest.mark.skipif(not ON_CI, reason=WHY)
"""For a test that only continuous integration runs."""


def only_on_ci() -> None:
    """Skip the test that asks for this elsewhere."""
    if not ON_CI:
        pytest.skip(WHY)


def sampled(values: Iterable[object], *, every: int) -> list:
    """Parameters of a test: all of them on CI; elsewhere one of ``every``, always the same ones.

    A tuple is one argument for each of its parts. Where the values are a product, an ``every``
    that shares no divisor with how many there are of each part meets all the parts.
    """
    return [
        pytest.param(
            *(value if isinstance(value, tuple) else (value,)),
            marks=[slow] if at % every else [],
        )
        for at, value in enumerate(values)
    ]


def examples(on_ci: int) -> int:
    """How many examples Hypothesis makes on CI; a fifth of them, but not too few, elsewhere."""
    return on_ci if ON_CI else max(3, on_ci // 5)
