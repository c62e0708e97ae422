"""Writing: pages, structure, fonts and metadata become the objects of a PDF file."""
