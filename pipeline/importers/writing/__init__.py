"""pandoc's tree to our Markdown, CSV and book.toml."""
