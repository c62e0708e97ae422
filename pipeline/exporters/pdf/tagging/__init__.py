"""The structure tree of a tagged PDF: made with the layout, filled by the writer."""
