"""The reader: a manuscript folder becomes a document. Nothing after it sees Markdown or TOML."""
