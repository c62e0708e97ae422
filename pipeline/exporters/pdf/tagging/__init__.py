"""The structure tree of a tagged PDF: read from what was laid, and where it was drawn."""
