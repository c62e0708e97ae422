# ruff: noqa: E501  (a row is read in one line)
"""The signs on keys by the names that people call the keys, in each language that has them."""

from collections.abc import Mapping

from pipeline.language.tags import primary

_SIGNS = ("⌘", "⇧", "⌥", "⌃", "⏎", "↵", "⌫", "⌦", "⎋", "⇥", "⇪", "␣")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "command", "shift", "option", "control", "return", "return", "backspace", "delete", "escape",
        "tab", "caps lock", "space",
    ),
    "de": (
        "Befehlstaste", "Umschalttaste", "Wahltaste", "Steuerungstaste", "Eingabetaste", "Eingabetaste",
        "Rücktaste", "Entfernen-Taste", "Escape-Taste", "Tabulatortaste", "Feststelltaste", "Leertaste",
    ),
    "fr": (
        "commande", "majuscule", "option", "contrôle", "entrée", "entrée", "retour arrière", "suppression",
        "échappement", "tabulation", "verrouillage des majuscules", "espace",
    ),
    "es": (
        "comando", "mayúsculas", "opción", "control", "entrar", "entrar", "retroceso", "suprimir", "escape",
        "tabulador", "bloqueo de mayúsculas", "espacio",
    ),
    "it": (
        "comando", "maiuscole", "opzione", "controllo", "invio", "invio", "cancella indietro", "cancella",
        "esci", "tabulazione", "blocco maiuscole", "spazio",
    ),
    "pt": (
        "comando", "maiúsculas", "opção", "controlo", "entrada", "entrada", "retrocesso", "apagar", "escape",
        "tabulação", "bloqueio de maiúsculas", "espaço",
    ),
    "nl": (
        "command", "shift", "option", "control", "enter", "enter", "backspace", "delete", "escape", "tab",
        "caps lock", "spatie",
    ),
    "sv": (
        "kommando", "skift", "alternativ", "kontroll", "retur", "retur", "backsteg", "delete", "escape",
        "tabb", "skiftlås", "mellanslag",
    ),
}  # fmt: skip
_BY_SIGN = {language: dict(zip(_SIGNS, names, strict=True)) for language, names in _NAMES.items()}


def keys_of(language: str) -> Mapping[str, str]:
    """Sign -> name for a BCP 47 tag; empty where there are no names."""
    return _BY_SIGN.get(primary(language), {})
