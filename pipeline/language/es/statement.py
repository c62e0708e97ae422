"""What can I do with this book? In Spanish."""

WORDS = {
    "title": "¿Qué puedo hacer con este libro?",
    "ways": "Formas de lectura",
    "conformance": "Conformidad",
    "navigation": "Navegación",
    "rich": "Imágenes, fórmulas y tablas",
    "hazards": "Riesgos",
    "legal": "Consideraciones legales",
    "more": "Información adicional",
    "look": "Apariencia modificable|Se pueden cambiar el tamaño, la letra, los colores y el"
    " espaciado del texto.",
    "fixed": "Apariencia fija|El texto está en páginas fijas, que pueden ampliarse en su conjunto.",
    "large": "Letra grande|El texto está compuesto en letra grande, de 18 puntos.",
    "sightless": "Legible sin la vista|Todo el contenido puede leerse con voz o en braille.",
    "partly": "Legible en parte sin la vista|El texto puede leerse con voz o en braille, pero"
    " no todas las imágenes están descritas.",
    "sound-only": "Solo sonido, sin texto|Es solo sonido: no hay texto para el braille ni para"
    " la vista.",
    "heard": "Narrado por completo|Incluye una grabación de todo el texto.",
    "half-heard": "Narrado en parte|Incluye una grabación de una parte del texto.",
    "in-step": "Texto y sonido sincronizados|El texto se marca mientras se oye.",
    "synthetic": "Voz sintética|La voz de la grabación es sintética.",
    "reviewed": "{standard}, revisado por {by}|Cumple {standard}, según comprobó {by} el {date}.",
    "judged": "{standard}, comprobado por un programa|{by} lo comprobó según {standard}"
    " y no halló fallos; no consta la revisión de una persona.",
    "unreviewed": "Conformidad desconocida|No consta la revisión de una persona, por lo que no"
    " se declara conformidad.",
    "contents": "Índice|Un índice lleva a los capítulos.",
    "headings": "Títulos|Los títulos están marcados, de modo que se puede pasar de uno a otro.",
    "pages": "Números de página de la edición impresa|Las páginas son las de la edición impresa.",
    "no-way": "Sin información sobre la navegación|No hay información disponible sobre la"
    " navegación.",
    "alt": "Imágenes descritas|Todas las imágenes tienen descripción.",
    "no-alt": "No todas las imágenes están descritas|Algunas imágenes no tienen descripción.",
    "long": "Descripciones largas|Junto a las imágenes que lo necesitan hay descripciones más"
    " largas.",
    "data": "Gráficos como tablas|Las cifras de los gráficos están también en tablas.",
    "maths": "Fórmulas para lectores de pantalla|Las fórmulas están en MathML, que los lectores"
    " de pantalla saben leer.",
    "plain": "Sin imágenes ni fórmulas|No hay imágenes ni fórmulas.",
    "harmless": "Sin riesgos|Nada parpadea ni se mueve.",
    "sound-unknown": "Sin destellos ni movimiento|Nada parpadea ni se mueve; no se ha evaluado"
    " si sus sonidos pueden dañar.",
    "unknown": "Riesgos desconocidos|Algo se mueve, y nadie ha evaluado si puede dañar.",
    "exempt": "Exención alegada|La editorial alega una exención del Acta Europea de Accesibilidad.",
    "contact": "Comunicar barreras: {contact}|Comunique las barreras a {contact}.",
}
