"""Tables on narrow pages: each row a block, its cells one below the other, each under its header.

What is narrow depends on the longest words of the table and on how large the reader sets the text,
so a table asks its own frame for room, in em. Reading systems that know no container queries show
the table as a table, and break its words.
"""

from pipeline.exporters.xhtml.tables import STACKED

_RULES = """@container (max-width: {0}em) {{
  .stack-{0} table {{ border: 0; min-width: 0; }}
  .stack-{0} :is(table, tbody, caption, tr, th, td) {{ display: block; }}
  .data.stack-{0} :is(th, td) {{ min-width: 0; overflow-wrap: anywhere; text-align: start; }}
  .stack-{0} :is(thead, thead tr) {{ display: flex; flex-wrap: wrap; }}
  .stack-{0} tbody tr {{ border-top: 3px solid; margin-bottom: 0.8em; }}
  .stack-{0} tbody :is(th, td) {{ border-top: 0; }}
  .stack-{0} td[data-label]::before {{
    content: attr(data-label);
    content: attr(data-label) / "";
    display: block;
    font-size: 0.9em;
    font-weight: bold;
  }}
}}
"""


def stacking_rules() -> bytes:
    """The rules of the style sheet that stack tables."""
    return "".join(_RULES.format(width) for width in STACKED).encode()
