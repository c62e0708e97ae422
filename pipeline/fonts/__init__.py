"""Fonts: which files there are, what they cover, how words are shaped and measured."""
