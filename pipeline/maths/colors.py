"""Colors of formulas: LaTeX and CSS name them in more ways than MathML and PDF know."""

import functools


@functools.cache
def color(name: str | None) -> tuple[int, int, int] | None:
    """Red, green and blue, 0 to 255; None for the text's own color, and for an unknown name."""
    from PIL import ImageColor  # noqa: PLC0415  (only formulas in color)

    if name is None:
        return None
    try:
        red, green, blue, *_ = ImageColor.getrgb(name)
    except ValueError:
        return None
    return red, green, blue


def hexadecimal(name: str) -> str | None:
    """The color as MathML has it."""
    found = color(name)
    return None if found is None else "#{:02x}{:02x}{:02x}".format(*found)
