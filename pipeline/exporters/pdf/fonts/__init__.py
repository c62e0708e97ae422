"""Fonts: which files there are, how words are shaped and measured, how they are embedded."""
