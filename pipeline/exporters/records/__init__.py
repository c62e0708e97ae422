"""Catalogue records and what is delivered to libraries."""
