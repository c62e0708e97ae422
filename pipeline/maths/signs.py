# ruff: noqa: E501, RUF001  (a table of signs; those that look alike are told apart)
"""Words for signs that the engine leaves as signs, and for arrows that it takes for limits."""

import re

_COLUMNS = ("de", "fr", "es")
_SIGNS = {
    "∤": ("teilt nicht", "ne divise pas", "no divide a"),
    "$": ("Dollar", "dollars", "dólares"),
    "£": ("Pfund", "livres", "libras"),
    "∘": ("verkettet mit", "rond", "compuesta con"),
    "⌊": ("abgerundet", "partie entière de", "parte entera de"),
    "⌋": ("Ende der Abrundung", "fin de la partie entière", "fin de la parte entera"),
    "⌈": ("aufgerundet", "partie entière par excès de", "techo de"),
    "⌉": ("Ende der Aufrundung", "fin de la partie entière", "fin del techo"),
    "↦": ("wird abgebildet auf", "a pour image", "se aplica en"),
    "△": ("Dreieck", "triangle", "triángulo"),
    "▵": ("Dreieck", "triangle", "triángulo"),
    "≅": ("ist kongruent zu", "est congru à", "es congruente con"),
    "∼": ("ist ähnlich zu", "est semblable à", "es semejante a"),
    "≃": ("ist ungefähr gleich", "est à peu près égal à", "es aproximadamente igual a"),
    "⊙": ("Kreis", "cercle", "círculo"),
    "⟨": ("spitze Klammer auf", "ouvre le chevron", "abre paréntesis angular"),
    "⟩": ("spitze Klammer zu", "ferme le chevron", "cierra paréntesis angular"),
    "⊇": ("ist Obermenge von oder gleich", "contient ou est égal à", "contiene o es igual a"),
    "∖": ("ohne", "privé de", "menos el conjunto"),
    "∄": ("es gibt kein", "il n'existe pas de", "no existe"),
    "¬": ("nicht", "non", "no"),
    "∧": ("und", "et", "y"),
    "∨": ("oder", "ou", "o"),
    "∴": ("also", "donc", "por lo tanto"),
    "∵": ("weil", "parce que", "porque"),
    "⊕": ("direkte Summe", "somme directe", "suma directa"),
    "⊗": ("Tensorprodukt", "produit tensoriel", "producto tensorial"),
    "⊤": ("wahr", "vrai", "verdadero"),
    "⊥": ("senkrecht auf", "perpendiculaire à", "perpendicular a"),
    "⊢": ("beweist", "démontre", "demuestra"),
    "⊨": ("erfüllt", "satisfait", "satisface"),
    "⊊": ("ist echte Teilmenge von", "est strictement inclus dans", "está contenido estrictamente en"),
    "≺": ("ist Vorgänger von", "précède", "precede a"),
    "≻": ("ist Nachfolger von", "succède à", "sucede a"),
    "□": ("Quadrat", "carré", "cuadrado"),
    "■": ("schwarzes Quadrat", "carré noir", "cuadrado negro"),
    "⋯": ("und so weiter", "et ainsi de suite", "y así sucesivamente"),
    "…": ("und so weiter", "et ainsi de suite", "y así sucesivamente"),
    "⋮": ("und so weiter", "et ainsi de suite", "y así sucesivamente"),
    "⋱": ("und so weiter", "et ainsi de suite", "y así sucesivamente"),
    "†": ("Dolch", "obèle", "daga"),
    "‡": ("Doppeldolch", "double obèle", "doble daga"),
    "‖": ("Doppelstrich", "double barre", "doble barra"),
    "|": ("Strich", "barre", "barra"),
    "⊴": ("ist Normalteiler von", "est un sous-groupe distingué de", "es un subgrupo normal de"),
    "↪": ("wird eingebettet in", "s'injecte dans", "se incluye en"),
    "↠": ("wird surjektiv abgebildet auf", "se surjecte sur", "se aplica sobre"),
    "⇝": ("führt zu", "mène à", "lleva a"),
    "⇌": ("im Gleichgewicht mit", "en équilibre avec", "en equilibrio con"),
    "≔": ("ist definiert als", "est défini comme", "se define como"),
    "≍": ("ist von der Größenordnung", "est de l'ordre de", "es del orden de"),
    "←": ("Pfeil nach links", "flèche vers la gauche", "flecha a la izquierda"),
    "↑": ("Pfeil nach oben", "flèche vers le haut", "flecha hacia arriba"),
    "↓": ("Pfeil nach unten", "flèche vers le bas", "flecha hacia abajo"),
    "↔": ("Doppelpfeil", "double flèche", "flecha doble"),
    "⋆": ("Stern", "étoile", "estrella"),
    "★": ("Stern", "étoile", "estrella"),
    "∗": ("Stern", "astérisque", "asterisco"),
    "*": ("Stern", "astérisque", "asterisco"),
    "∙": ("Punkt", "point", "punto"),
    "•": ("Punkt", "point", "punto"),
    "⋄": ("Raute", "losange", "rombo"),
    "♣": ("Kreuz", "trèfle", "trébol"),
    "♡": ("Herz", "cœur", "corazón"),
    "♠": ("Pik", "pique", "pica"),
    "©": ("Copyright", "copyright", "copyright"),
    "§": ("Paragraf", "paragraphe", "sección"),
    "ℏ": ("h quer", "h barre", "h barra"),
    "ℓ": ("l", "l", "l"),
    "ℵ": ("Aleph", "aleph", "álef"),
    "+": ("plus", "plus", "más"),
    "−": ("minus", "moins", "menos"),
    "″": ("zwei Strich", "seconde", "dos prima"),
    "′": ("Strich", "prime", "prima"),
    "&": ("und", "et", "y"),
}  # fmt: skip
_TENDS = {"de": "geht gegen", "fr": "tend vers", "es": "tiende a"}
_MAPS = {"de": "nach", "fr": "dans", "es": "en"}
_YIELDS = {"de": "reagiert zu", "fr": "donne", "es": "da"}
_MAPPING = re.compile(r"\\colon|:|\\xrightarrow")


def with_words(said: str, language: str, latex: str) -> str:
    """The engine's words with words for the signs in them, where there are some."""
    main = language.lower().partition("-")[0]
    if main not in _COLUMNS:
        return said
    said = said.replace(_TENDS[main], _arrow(main, latex))
    at = _COLUMNS.index(main)
    signs = {ord(sign): f" {words[at]} " for sign, words in _SIGNS.items()}
    return re.sub(r" ([,;])", r"\1", " ".join(said.translate(signs).split()))


def _arrow(main: str, latex: str) -> str:
    if r"\ce" in latex:
        return _YIELDS[main]
    return _MAPS[main] if _MAPPING.search(latex) else _TENDS[main]
