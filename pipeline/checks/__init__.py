"""The checks: what is wrong with a document, every fault with its place and its remedy."""
