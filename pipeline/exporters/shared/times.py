"""Times of the narration: samples as milliseconds, rounded alike in every edition."""


def milliseconds(samples: int, rate: int) -> int:
    """A time in whole milliseconds, rounded once to the nearest; a half counts upwards.

    ``rate`` is in hertz.
    """
    return (2000 * samples + rate) // (2 * rate)
