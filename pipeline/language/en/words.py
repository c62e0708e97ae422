# ruff: noqa: E501, RUF001  (a row is read in one line; signs that look alike are told apart)
"""The words of the rules for English: abbreviations, units, money, months, signs."""

from collections.abc import Mapping

from pipeline.language.scales import LETTERS

SIGNS: Mapping[str, str] = {
    "&": "and", "%": "percent", "‰": "per mille", "=": "equals", "≠": "is not equal to",
    "≈": "is about", "≅": "is about", "≤": "less than or equal to", "≥": "greater than or equal to",
    "<": "less than", ">": "greater than", "±": "plus or minus", "×": "times", "÷": "divided by",
    "√": "the square root of", "∞": "infinity", "→": "to", "←": "from", "↔": "to and from",
    "⇒": "implies", "✓": "check mark", "✔": "check mark", "✗": "cross mark", "✘": "cross mark",
    "☐": "empty box:", "☑": "ticked box:", "☒": "ticked box:",
    "©": "copyright", "®": "registered", "™": "trademark", "°": "degrees", "§": "section",
    "¶": "paragraph", "†": "dagger", "‡": "double dagger", "★": "star", "☆": "star",
    "•": ",", "·": ",", "‣": ",", "◦": ",", "№": "number", "@": "at", "µ": "micro", "|": ",",
    "−": "minus", "^": "caret", "\\": "backslash", "*": "asterisk", "#": "hash", "_": " ", "`": " ",
}  # fmt: skip

ALONE: Mapping[str, str] = {
    "?": "question mark", "!": "exclamation mark", "/": "slash", "+": "plus", "$": "dollar sign",
    "€": "euro sign", "£": "pound sign", "¥": "yen sign", "¢": "cent sign", "₹": "rupee sign",
}  # fmt: skip
"""Signs that are said only where nothing else stands beside them: in a cell, say."""

DOTTED: Mapping[str, str] = {
    "e.g.": "for example,", "eg.": "for example,", "i.e.": "that is,", "ie.": "that is,",
    "etc.": "et cetera", "vs.": "versus", "cf.": "compare", "viz.": "namely", "approx.": "approximately",
    "et al.": "and others", "ibid.": "in the same place", "resp.": "respectively", "incl.": "including",
    "excl.": "excluding", "avg.": "average", "misc.": "miscellaneous", "dept.": "department",
    "govt.": "government", "assn.": "association", "eds.": "editors",
}  # fmt: skip
NUMBERED: Mapping[str, str] = {
    "fig": "figure", "figs": "figures", "p": "page", "pp": "pages", "no": "number", "nos": "numbers",
    "vol": "volume", "vols": "volumes", "ch": "chapter", "chap": "chapter", "sec": "section",
    "sect": "section", "eq": "equation", "eqs": "equations", "tab": "table", "app": "appendix",
    "art": "article", "ste": "suite", "apt": "apartment", "ext": "extension", "pt": "part",
    "rm": "room", "fl": "floor", "bldg": "building", "para": "paragraph", "ver": "version",
    "v": "version", "pl": "plate", "bk": "book",
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = {name[:3]: name for name in MONTHS} | {"Sept": "September"}
DAYS = {"Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday",
         "Thu": "Thursday", "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday",
         "Sat": "Saturday", "Sun": "Sunday"}  # fmt: skip
MONEY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees", "₩": "won"}
MORE_MONEY = {
    "₽": "rubles", "₺": "liras", "₦": "naira", "₱": "pesos", "฿": "baht", "₪": "shekels", "₫": "dong",
    "₴": "hryvnias", "₿": "bitcoins", "₵": "cedis", "₸": "tenge", "₼": "manats", "₾": "laris",
    "₡": "colones", "₲": "guaranies", "₮": "tugriks", "₭": "kips", "৳": "takas", "₨": "rupees",
}  # fmt: skip
"""Signs that engines pass over; those of MONEY they know where a number follows."""
ONE_OF_MONEY = {
    "yen": "yen", "won": "won", "naira": "naira", "baht": "baht", "dong": "dong", "tenge": "tenge",
    "colones": "colon", "guaranies": "guarani",
}  # fmt: skip
"""One piece of money, where it is not the name without its s."""
CODES = {"USD": "US dollars", "EUR": "euros", "GBP": "pounds", "CAD": "Canadian dollars",
          "AUD": "Australian dollars", "CHF": "Swiss francs", "JPY": "yen"}  # fmt: skip
COUNTRIES = {"US": "US", "CA": "Canadian", "C": "Canadian", "AU": "Australian",
              "A": "Australian", "NZ": "New Zealand", "HK": "Hong Kong", "S": "Singapore",
              "NT": "Taiwan", "Mex": "Mexican"}  # fmt: skip
PER = {
    "h": "hour", "hr": "hour", "hour": "hour", "d": "day", "day": "day", "wk": "week",
    "week": "week", "mo": "month", "month": "month", "yr": "year", "year": "year",
    "credit": "credit", "person": "person", "page": "page", "unit": "unit", "user": "user",
    "min": "minute", "minute": "minute", "s": "second", "sec": "second", "second": "second",
    "ea": "each", "annum": "annum", "semester": "semester", "term": "term", "student": "student",
    "night": "night", "head": "head", "ton": "ton", "mile": "mile",
}  # fmt: skip
UNITS: Mapping[str, tuple[str, str]] = {
    "mg": ("milligram", "milligrams"), "µg": ("microgram", "micrograms"),
    "mcg": ("microgram", "micrograms"), "g": ("gram", "grams"), "kg": ("kilogram", "kilograms"),
    "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"), "oz": ("ounce", "ounces"),
    "km": ("kilometer", "kilometers"), "m": ("meter", "meters"), "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"), "µm": ("micrometer", "micrometers"),
    "nm": ("nanometer", "nanometers"), "ft": ("foot", "feet"), "yd": ("yard", "yards"),
    "mi": ("mile", "miles"), "ml": ("milliliter", "milliliters"), "mL": ("milliliter", "milliliters"),
    "dl": ("deciliter", "deciliters"), "dL": ("deciliter", "deciliters"), "L": ("liter", "liters"),
    "l": ("liter", "liters"), "gal": ("gallon", "gallons"), "mph": ("mile per hour", "miles per hour"),
    "kph": ("kilometer per hour", "kilometers per hour"), "kB": ("kilobyte", "kilobytes"),
    "KB": ("kilobyte", "kilobytes"), "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"), "kbps": ("kilobit per second", "kilobits per second"),
    "Mbps": ("megabit per second", "megabits per second"), "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"), "MHz": ("megahertz", "megahertz"), "GHz": ("gigahertz", "gigahertz"),
    "dB": ("decibel", "decibels"), "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"), "V": ("volt", "volts"), "ms": ("millisecond", "milliseconds"),
    "h": ("hour", "hours"), "hr": ("hour", "hours"), "min": ("minute", "minutes"),
    "sec": ("second", "seconds"), "hrs": ("hour", "hours"), "mins": ("minute", "minutes"),
    "secs": ("second", "seconds"), "yr": ("year", "years"), "yrs": ("year", "years"),
    "mmHg": ("millimeter of mercury", "millimeters of mercury"),
    "kcal": ("kilocalorie", "kilocalories"), "mmol": ("millimole", "millimoles"),
    "mEq": ("milliequivalent", "milliequivalents"), "IU": ("international unit", "international units"),
    "tsp": ("teaspoon", "teaspoons"), "tbsp": ("tablespoon", "tablespoons"),
    "yds": ("yard", "yards"), "ozs": ("ounce", "ounces"), "kms": ("kilometer", "kilometers"),
    "kgs": ("kilogram", "kilograms"), "gals": ("gallon", "gallons"), "qt": ("quart", "quarts"),
    "qts": ("quart", "quarts"), "mo": ("month", "months"), "mos": ("month", "months"),
    "wk": ("week", "weeks"), "wks": ("week", "weeks"), "tsps": ("teaspoon", "teaspoons"),
    "tbsps": ("tablespoon", "tablespoons"), "Tbsp": ("tablespoon", "tablespoons"),
    "mpg": ("mile per gallon", "miles per gallon"), "rpm": ("revolution per minute", "revolutions per minute"),
    "bpm": ("beat per minute", "beats per minute"), "psi": ("pound per square inch", "pounds per square inch"),
    "hp": ("horsepower", "horsepower"), "ha": ("hectare", "hectares"), "kts": ("knot", "knots"),
    "kJ": ("kilojoule", "kilojoules"), "MJ": ("megajoule", "megajoules"), "Pa": ("pascal", "pascals"),
    "hPa": ("hectopascal", "hectopascals"), "kPa": ("kilopascal", "kilopascals"),
    "MPa": ("megapascal", "megapascals"), "MW": ("megawatt", "megawatts"), "GW": ("gigawatt", "gigawatts"),
    "kV": ("kilovolt", "kilovolts"), "mV": ("millivolt", "millivolts"), "mA": ("milliampere", "milliamperes"),
    "mAh": ("milliampere hour", "milliampere hours"), "Gbps": ("gigabit per second", "gigabits per second"),
    "PB": ("petabyte", "petabytes"), "KiB": ("kibibyte", "kibibytes"), "MiB": ("mebibyte", "mebibytes"),
    "GiB": ("gibibyte", "gibibytes"), "TiB": ("tebibyte", "tebibytes"),
    "cc": ("cubic centimeter", "cubic centimeters"),
    "Ω": ("ohm", "ohms"), "pt": ("point", "points"), "px": ("pixel", "pixels"), "dpi": ("dot per inch", "dots per inch"),
}  # fmt: skip
FRACTIONS = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third",
              "⅔": "two thirds", "⅕": "a fifth", "⅖": "two fifths", "⅗": "three fifths",
              "⅘": "four fifths", "⅙": "a sixth", "⅚": "five sixths", "⅛": "an eighth",
              "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths", "⅒": "a tenth", "⅑": "a ninth", "⅐": "a seventh"}  # fmt: skip
PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth"}
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven")
SIZES = LETTERS
RAISED = {"²": "squared", "³": "cubed"}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ORDINALS: Mapping[int, str] = dict(
    enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
) | {20 + n: f"twenty-{word}" for n, word in enumerate("first second third fourth".split(), 1)}  # noqa: SIM905
