"""Text: from inlines to runs of one style, from runs to lines."""
