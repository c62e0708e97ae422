"""Formulas: read once, and drawn, written as MathML and said by one engine."""
