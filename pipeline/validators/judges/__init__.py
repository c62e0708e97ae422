"""The judges from outside: EPUBCheck, Ace, veraPDF and others, and a recognizer that listens."""
