"""English: how it is read aloud."""
