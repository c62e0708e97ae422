"""Catalogue records, judged by others."""
