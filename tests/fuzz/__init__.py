"""Fuzzing: any bytes in a manuscript's files are read or refused in words."""
