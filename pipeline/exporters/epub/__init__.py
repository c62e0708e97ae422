"""The EPUB 3.3 edition."""
