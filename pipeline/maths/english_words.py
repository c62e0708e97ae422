# ruff: noqa: E501, RUF001  (a table of signs; those that look alike are told apart)
"""English words for the signs of school mathematics."""

SIGNS = {
    "+": "plus", "-": "minus", "−": "minus", "×": "times", "⋅": "times", "·": "times", "*": "times",
    "/": "over", "÷": "divided by", "±": "plus or minus", "∓": "minus or plus",
    "=": "equals", "≠": "is not equal to", "≈": "is about", "≃": "is about",
    "<": "is less than", ">": "is greater than", "≤": "is less than or equal to",
    "≥": "is greater than or equal to", "⩽": "is less than or equal to",
    "⩾": "is greater than or equal to", "≪": "is much less than", "≫": "is much greater than",
    "≡": "is congruent to", "≅": "is congruent to", "∼": "is similar to", "~": "is similar to",
    "∝": "is proportional to", "≔": "is defined as",
    "→": "to", "⟶": "to", "←": "from", "↦": "maps to", "⟼": "maps to", "↔": "is equivalent to",
    "⇒": "implies", "⟹": "implies", "⇐": "is implied by", "⟸": "is implied by",
    "⇔": "if and only if", "⟺": "if and only if",
    "∑": "the sum", "∏": "the product", "∫": "the integral", "∬": "the double integral",
    "∮": "the contour integral", "∂": "partial", "∇": "nabla", "∞": "infinity", "√": "the square root of",
    "∈": "in", "∉": "not in", "∋": "contains", "⊂": "is a subset of", "⊆": "is a subset of or equal to",
    "⊃": "contains", "⊇": "contains or equals", "∪": "union", "∩": "intersection", "∖": "without",
    "⧵": "without", "∅": "the empty set", "∀": "for all", "∃": "there is", "∄": "there is no",
    "¬": "not", "∧": "and", "∨": "or", "∴": "therefore", "∵": "because",
    "∠": "angle", "∡": "angle", "△": "triangle", "▵": "triangle", "∥": "is parallel to",
    "∦": "is not parallel to", "⊥": "is perpendicular to", "⟂": "is perpendicular to",
    "∘": "composed with", "°": "degrees", "′": "prime", "'": "prime", "″": "double prime",
    "‴": "triple prime", "%": "percent", "!": "factorial",
    "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket", "]": "close bracket",
    "{": "open brace", "}": "close brace", "⟨": "open angle bracket", "⟩": "close angle bracket",
    "⌊": "the floor of", "⌋": ", end floor,", "⌈": "the ceiling of", "⌉": ", end ceiling,",
    "|": "bar", "∣": "divides", "‖": "double bar", "∤": "does not divide",
    ",": ",", ";": ";", ":": "to", ".": "point", "…": "and so on", "⋯": "and so on",
    "⋮": "and so on", "⋱": "and so on", "&": "and", "$": "dollars", "€": "euros", "£": "pounds", "#": "number",
    "ℝ": "the real numbers", "ℕ": "the natural numbers", "ℤ": "the integers",
    "ℚ": "the rational numbers", "ℂ": "the complex numbers", "ℓ": "l", "ℏ": "h bar",
    "⊙": "circle", "⊕": "direct sum", "⊗": "tensor", "⊤": "top", "⊢": "proves", "⊨": "models",
    "⊊": "is a proper subset of", "⊋": "properly contains", "≺": "precedes", "≻": "succeeds",
    "†": "dagger", "‡": "double dagger", "⊴": "is a normal subgroup of", "◁": "is a normal subgroup of",
    "↪": "embeds into", "↠": "maps onto", "⇝": "leads to", "≍": "is of the order of",
    "⇌": "is in equilibrium with", "↑": "up arrow", "↓": "down arrow", "⋆": "star", "∗": "asterisk",
    "∙": "bullet", "•": "bullet", "⋄": "diamond", "♣": "club", "♡": "heart", "♠": "spade",
    "©": "copyright", "§": "section", "□": "square", "■": "black square", "∭": "the triple integral",
    "∯": "the surface integral", "⋃": "the union", "⋂": "the intersection", "ℵ": "aleph",
    "\u2061": "of", "\u2062": "", "\u2063": "", "\u2064": "",
}  # fmt: skip

FUNCTIONS = {
    "sin": "sine", "cos": "cosine", "tan": "tangent", "cot": "cotangent", "sec": "secant",
    "csc": "cosecant", "arcsin": "arc sine", "arccos": "arc cosine", "arctan": "arc tangent",
    "sinh": "hyperbolic sine", "cosh": "hyperbolic cosine", "tanh": "hyperbolic tangent",
    "ln": "the natural log of", "log": "log", "exp": "the exponential of", "lim": "the limit",
    "max": "the maximum", "min": "the minimum", "sup": "the supremum", "inf": "the infimum",
    "gcd": "the greatest common divisor of", "lcm": "the least common multiple of",
    "det": "the determinant of", "dim": "the dimension of", "mod": "modulo", "deg": "the degree of",
}  # fmt: skip

BIG = frozenset("∑∏∫∬∭∮∯⋃⋂")
"""Operators whose scripts are their bounds."""

LIMITS = frozenset(("lim", "max", "min", "sup", "inf"))

ACCENTS = {
    "→": "vector {}", "⃗": "vector {}", "¯": "{} bar", "―": "{} bar", "‾": "{} bar", "_": "{} bar",
    "^": "{} hat", "ˆ": "{} hat", "˙": "{} dot", "¨": "{} double dot", "~": "{} tilde",
    "˜": "{} tilde", "ˇ": "{} check", "⏞": "{} with a brace above", "←": "{} with a left arrow above",
}  # fmt: skip

UNDER = {
    "―": "{} underlined", "_": "{} underlined", "‾": "{} underlined", "⏟": "{} with a brace below",
}  # fmt: skip

UNITS = {
    "mm": "millimeters", "cm": "centimeters", "dm": "decimeters", "m": "meters", "km": "kilometers",
    "mg": "milligrams", "g": "grams", "kg": "kilograms", "t": "tonnes", "ml": "milliliters",
    "cl": "centiliters", "l": "liters", "L": "liters", "s": "seconds", "ms": "milliseconds",
    "min": "minutes", "h": "hours", "Hz": "hertz", "N": "newtons", "J": "joules", "kJ": "kilojoules",
    "W": "watts", "kW": "kilowatts", "V": "volts", "A": "amperes", "K": "kelvins", "Pa": "pascals",
    "in": "inches", "ft": "feet", "mol": "moles",
}  # fmt: skip
"""Units in upright letters after a number."""
