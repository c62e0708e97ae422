"""What is said: the document as a script, one utterance after another."""
