"""What is drawn with words that are set apart: never a colour alone (WCAG 2.2, 1.4.1)."""

from pipeline.exporters.pdf.style import MARKER, WHITE
from pipeline.exporters.pdf.text.paragraph import Piece

# Parts of the size, from the baseline.
_THROUGH, _BELOW, _BAR = 0.26, -0.17, -0.22
_TOP, _BOTTOM = 0.82, -0.22
_THIN, _THICK, _FRAME = 0.05, 0.11, 0.04


def behind(piece: Piece, x: float, y: float) -> str:
    """Operators of what is drawn before the words, at a place in points."""
    run = piece.run
    if "highlighted" not in run.rulings or run.color == WHITE:
        return ""
    size = run.size
    box = f"{x:.2f} {y + _BOTTOM * size:.2f} {piece.width:.2f} {(_TOP - _BOTTOM) * size:.2f}"
    return "q {:.3g} {:.3g} {:.3g} rg ".format(*MARKER) + f"{box} re f Q\n"


def over(piece: Piece, x: float, y: float) -> str:
    """Operators of the lines that are drawn with the words, in their colour."""
    size = piece.run.size
    parts: list[str] = []
    for ruling in piece.run.rulings:
        match ruling:
            case "struck":
                parts.append(_line(piece, x, y + _THROUGH * size, _THIN * size))
            case "underlined":
                parts.append(_line(piece, x, y + _BELOW * size, _THIN * size))
            case "highlighted":
                parts.append(_line(piece, x, y + _BAR * size, _THICK * size))
            case "key":
                low, height = y + _BOTTOM * size, (_TOP - _BOTTOM) * size
                box = f"{x - 0.6:.2f} {low:.2f} {piece.width + 1.2:.2f} {height:.2f} re S"
                parts.append(f"{_FRAME * size:.2f} w {box}")
    color = "{:.3g} {:.3g} {:.3g} RG ".format(*piece.run.color)
    return f"q {color}{' '.join(parts)} Q\n" if parts else ""


def _line(piece: Piece, x: float, y: float, width: float) -> str:
    return f"{width:.2f} w {x:.2f} {y:.2f} m {x + piece.width:.2f} {y:.2f} l S"
