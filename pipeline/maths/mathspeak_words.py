# ruff: noqa: RUF001  (signs that look alike are told apart)
"""MathSpeak's words for signs whose Unicode names are not those words."""

SIGNS = {
    "+": "plus", "-": "minus", "−": "minus", "×": "times", "⋅": "dot", "·": "dot", "*": "asterisk",
    "∗": "asterisk", "/": "slash", "÷": "divided-by", "±": "plus-or-minus", "∓": "minus-or-plus",
    "=": "equals", "≠": "not-equals", "≈": "almost-equals", "<": "less-than", ">": "greater-than",
    "≤": "less-than-or-equal-to", "≥": "greater-than-or-equal-to",
    "⩽": "less-than-or-equal-to", "⩾": "greater-than-or-equal-to",
    "→": "right-arrow", "⟶": "long right-arrow", "←": "left-arrow", "↔": "left-right-arrow",
    "⇒": "right double-arrow", "⟹": "long right double-arrow", "⇐": "left double-arrow",
    "⇔": "left-right double-arrow", "⟺": "long left-right double-arrow", "↦": "maps-to",
    "∑": "sigma-summation", "∏": "product", "∫": "integral", "∬": "double-integral",
    "∭": "triple-integral", "∮": "contour-integral", "⋃": "union", "⋂": "intersection",
    "∂": "partial-differential", "∇": "nabla", "∞": "infinity", "√": "square-root",
    "∈": "element-of", "∉": "not-an-element-of", "∋": "contains", "⊂": "subset-of",
    "⊆": "subset-of-or-equal-to", "⊃": "superset-of", "⊇": "superset-of-or-equal-to",
    "∪": "union", "∩": "intersection", "∖": "set-minus", "∅": "empty-set", "∀": "for-all",
    "∃": "there-exists", "∄": "there-does-not-exist", "¬": "not", "∧": "and", "∨": "or",
    "∘": "ring", "°": "degree", "′": "prime", "'": "prime", "″": "double-prime",
    "‴": "triple-prime", "%": "percent-sign", "!": "factorial", "(": "left-parenthesis",
    ")": "right-parenthesis", "[": "left-bracket", "]": "right-bracket", "{": "left-brace",
    "}": "right-brace", "⟨": "left-angle-bracket", "⟩": "right-angle-bracket",
    "⌊": "left-floor", "⌋": "right-floor", "⌈": "left-ceiling", "⌉": "right-ceiling",
    "|": "vertical-bar", "∣": "divides", "‖": "double-vertical-bar", "∥": "parallel-to",
    ",": "comma", ";": "semicolon", ":": "colon", ".": "period", "…": "ellipsis",
    "⋯": "midline-ellipsis", "⋮": "vertical-ellipsis", "⋱": "down-right-diagonal-ellipsis",
    "&": "ampersand", "$": "dollar-sign", "€": "euro-sign", "£": "pound-sign", "#": "number-sign",
    "ℓ": "script l", "ℵ": "aleph", "ℏ": "h-bar", "∝": "proportional-to",
    "≡": "identical-to", "∼": "tilde", "~": "tilde", "^": "caret", "_": "underscore",
    "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "",
}  # fmt: skip

ABOVE = {
    "→": "right-arrow", "⃗": "right-arrow", "←": "left-arrow", "^": "caret", "ˆ": "caret",
    "~": "tilde", "˜": "tilde", "˙": "dot", "¨": "two-dots", "ˇ": "caron", "⏞": "top-brace",
}  # fmt: skip
"""What stands above or below a part, as ``ModifyingAbove`` names it."""

BARS = frozenset("\u00af\u203e\u2015_")

FUNCTIONS = {
    "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant",
    "csc": "cosecant", "arcsin": "arc sine", "arccos": "arc cosine", "arctan": "arc tangent",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent",
    "ln": "ln", "log": "log", "exp": "exp", "lim": "limit", "max": "max", "min": "min",
    "sup": "sup", "inf": "inf", "det": "determinant", "dim": "dimension", "deg": "degree",
}  # fmt: skip
