"""The DAISY 2.02 talking book: full text and full audio, for the players that libraries lend."""
