"""Document -> XHTML: what the EPUB, the read-aloud edition and DAISY share."""
