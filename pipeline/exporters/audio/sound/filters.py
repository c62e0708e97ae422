"""Filters of sound: another rate, and what is lowest or usual around each sample."""

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

_ZEROS = 10  # zero crossings of the filter on each side, at the lower of the two rates
_BLOCK = 32  # samples made at once, about: few would be slow, many are mostly zeros
_GROUP = 8  # blocks multiplied at once: for more, each worker would start threads
_BETA = 5.0  # of its Kaiser window: what it should stop is about 50 dB down


def resampled(samples: "Samples", rate: int, wanted: int) -> "Samples":
    """The samples at another rate, by a windowed sinc; both rates in hertz.

    A block of the result is the same weighted sums of the given samples around it as the next
    block of those around that, so that all of them are one product of matrices.
    """
    if rate == wanted or not len(samples):
        return samples
    import numpy as np  # noqa: PLC0415

    up, down = wanted // math.gcd(rate, wanted), rate // math.gcd(rate, wanted)
    made = up * max(1, _BLOCK // up)
    weights, before = _weights(up, down, made)
    length = -(-len(samples) * up // down)
    groups = -(-length // (made * _GROUP))
    step = made // up * down
    padded = np.zeros(groups * _GROUP * step + len(weights))
    padded[before : before + len(samples)] = samples
    around = np.lib.stride_tricks.sliding_window_view(padded, len(weights))[::step]
    rows = np.ascontiguousarray(around[: groups * _GROUP]).reshape(groups, _GROUP, -1)
    result: Samples = (rows @ weights).ravel()[:length].astype(np.float32)
    return result


def _weights(up: int, down: int, made: int) -> "tuple[NDArray[np.float64], int]":
    """How much each given sample (row) counts for each of the ``made`` ones (column) of a block.

    With them, how many of the rows stand before the block. ``up`` samples are made of ``down``.
    """
    import numpy as np  # noqa: PLC0415

    wider = max(up, down)
    half = _ZEROS * wider
    window = np.sinc(np.arange(-half, half + 1) / wider) * np.kaiser(2 * half + 1, _BETA)
    window *= up / window.sum()
    before = half // up
    rows = np.arange(-before, ((made - 1) * down + half) // up + 1)
    apart = np.arange(made) * down - rows[:, None] * up + half
    inside = (apart >= 0) & (apart <= 2 * half)
    return np.where(inside, window[np.clip(apart, 0, 2 * half)], 0.0), before


def lowest_around(samples: "Samples", width: int) -> "Samples":
    """The lowest of each ``width`` (an odd number) samples; the ends are mirrored."""
    import numpy as np  # noqa: PLC0415

    lowest = np.pad(samples, width // 2, mode="symmetric")
    span = 1  # each sample is the lowest of so many by now
    while span < width:
        step = min(span, width - span)
        lowest = np.minimum(lowest[:-step], lowest[step:])
        span += step
    return lowest


def mean_around(samples: "Samples", width: int) -> "Samples":
    """The mean of each ``width`` (an odd number) samples; the ends are mirrored."""
    import numpy as np  # noqa: PLC0415

    padded = np.pad(samples, width // 2, mode="symmetric")
    sums = np.cumsum(padded, dtype=np.float64)
    sums = np.concatenate((np.zeros(1), sums))
    result: Samples = ((sums[width:] - sums[:-width]) / width).astype(np.float32)
    return result
