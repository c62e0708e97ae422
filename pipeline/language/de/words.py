# ruff: noqa: E501  (a rule is read in one line; signs that look alike are told apart)
"""The words of the rules for German: months, days, units, money."""

from collections.abc import Mapping

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
AUSTRIAN = {"Jänner": "Jänner", "Feber": "Feber"}
SHORT_MONTHS: Mapping[str, str] = {
    "Jan.": "Januar", "Jän.": "Jänner", "Feb.": "Februar", "Febr.": "Februar", "Mrz.": "März",
    "Apr.": "April", "Jun.": "Juni", "Jul.": "Juli", "Aug.": "August", "Sep.": "September",
    "Sept.": "September", "Okt.": "Oktober", "Nov.": "November", "Dez.": "Dezember",
}  # fmt: skip
DAYS: Mapping[str, str] = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag",
    "Sa": "Samstag", "So": "Sonntag",
}  # fmt: skip
UNITS: Mapping[str, tuple[str, str]] = {
    "mm": ("Millimeter", "Millimeter"), "cm": ("Zentimeter", "Zentimeter"),
    "dm": ("Dezimeter", "Dezimeter"), "m": ("Meter", "Meter"), "km": ("Kilometer", "Kilometer"),
    "mg": ("Milligramm", "Milligramm"), "µg": ("Mikrogramm", "Mikrogramm"), "g": ("Gramm", "Gramm"),
    "kg": ("Kilogramm", "Kilogramm"), "t": ("Tonne", "Tonnen"), "ml": ("Milliliter", "Milliliter"),
    "cl": ("Zentiliter", "Zentiliter"), "dl": ("Deziliter", "Deziliter"), "l": ("Liter", "Liter"),
    "L": ("Liter", "Liter"), "hl": ("Hektoliter", "Hektoliter"), "ha": ("Hektar", "Hektar"),
    "s": ("Sekunde", "Sekunden"), "ms": ("Millisekunde", "Millisekunden"),
    "min": ("Minute", "Minuten"), "h": ("Stunde", "Stunden"), "Std.": ("Stunde", "Stunden"),
    "Min.": ("Minute", "Minuten"), "Sek.": ("Sekunde", "Sekunden"), "EL": ("Esslöffel", "Esslöffel"),
    "TL": ("Teelöffel", "Teelöffel"), "Pkg.": ("Packung", "Packungen"), "Stk.": ("Stück", "Stück"),
    "W": ("Watt", "Watt"), "kW": ("Kilowatt", "Kilowatt"), "MW": ("Megawatt", "Megawatt"),
    "kWh": ("Kilowattstunde", "Kilowattstunden"), "V": ("Volt", "Volt"), "A": ("Ampere", "Ampere"),
    "Hz": ("Hertz", "Hertz"), "kHz": ("Kilohertz", "Kilohertz"), "MHz": ("Megahertz", "Megahertz"),
    "GHz": ("Gigahertz", "Gigahertz"), "kB": ("Kilobyte", "Kilobyte"), "MB": ("Megabyte", "Megabyte"),
    "GB": ("Gigabyte", "Gigabyte"), "TB": ("Terabyte", "Terabyte"), "dB": ("Dezibel", "Dezibel"),
    "kcal": ("Kilokalorie", "Kilokalorien"), "kJ": ("Kilojoule", "Kilojoule"), "PS": ("PS", "PS"),
    "hPa": ("Hektopascal", "Hektopascal"), "bar": ("Bar", "Bar"), "°C": ("Grad Celsius", "Grad Celsius"),
    "°F": ("Grad Fahrenheit", "Grad Fahrenheit"), "°": ("Grad", "Grad"), "%": ("Prozent", "Prozent"),
    "‰": ("Promille", "Promille"), "Mio.": ("Million", "Millionen"), "Mrd.": ("Milliarde", "Milliarden"),
    "Bio.": ("Billion", "Billionen"), "Tsd.": ("Tausend", "Tausend"),
}  # fmt: skip
"""Behind a number: one of it, and several."""
FEMININE = frozenset(
    """Tonne Sekunde Millisekunde Minute Stunde Packung Kilowattstunde Kilokalorie Million Milliarde
    Billion""".split()  # noqa: SIM905
)
MONEY: Mapping[str, tuple[str, str, str]] = {
    "€": ("Euro", "Euro", "Cent"), "EUR": ("Euro", "Euro", "Cent"), "$": ("Dollar", "Dollar", "Cent"),
    "USD": ("US-Dollar", "US-Dollar", "Cent"), "£": ("Pfund", "Pfund", "Pence"),
    "GBP": ("Pfund", "Pfund", "Pence"), "CHF": ("Franken", "Franken", "Rappen"),
    "SFr.": ("Franken", "Franken", "Rappen"), "Fr.": ("Franken", "Franken", "Rappen"),
    "DM": ("Mark", "Mark", "Pfennig"), "¥": ("Yen", "Yen", "Sen"),
}  # fmt: skip
"""One, several, and the hundredth part."""
PER: Mapping[str, str] = {
    "h": "Stunde", "Std.": "Stunde", "min": "Minute", "s": "Sekunde", "Tag": "Tag", "d": "Tag",
    "Woche": "Woche", "Monat": "Monat", "Jahr": "Jahr", "a": "Jahr", "kg": "Kilogramm", "g": "Gramm",
    "l": "Liter", "L": "Liter", "m²": "Quadratmeter", "m³": "Kubikmeter", "km": "Kilometer", "m": "Meter",
    "Stück": "Stück", "Person": "Person", "Nacht": "Nacht", "ha": "Hektar", "ml": "Milliliter",
    "dl": "Deziliter", "100": "100",
}  # fmt: skip
QUEENS = frozenset(
    """Elisabeth Katharina Maria Margarethe Margrethe Christina Beatrix Juliana Wilhelmina Anna Isabella
    Johanna Victoria Viktoria Kleopatra Luise""".split()  # noqa: SIM905
)
KINGS = frozenset(
    """Wilhelm Friedrich Karl Ludwig Heinrich Otto Philipp Georg Johannes Johann Paul Pius Benedikt Leo
    Nikolaus Alexander Franz Josef Joseph Leopold Maximilian Ferdinand Rudolf Konrad Lothar Gregor
    Innozenz Urban Klemens Clemens Sixtus Julius Hadrian Albrecht Ernst August Christian Gustav Erik Peter
    Eduard Richard Jakob Jakobus Napoleon Ramses Amenophis Thutmosis Ptolemäus Darius Xerxes Mehmed
    Suleiman Alfons Juan Pedro Manuel Sancho Viktor Emanuel Humbert Albert Baudouin Willem Haakon Olav
    Harald Stephan Kasimir Sigismund Wladislaw Boris Iwan Zar Adolf Abdullah Hassan Bonifatius Bonifaz
    Cölestin Eugen Martin Stefan Theoderich Chlodwig Pippin Hugo Robert Johannes-Paul Charles Louis Henry
    George James""".split()  # noqa: SIM905
)
