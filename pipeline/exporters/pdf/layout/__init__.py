"""Layout: blocks become strips, strips become pages. Nothing here writes PDF objects."""
