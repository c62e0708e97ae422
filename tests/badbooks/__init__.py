"""A corpus of bad manuscripts, each with what the user must be told about it."""
