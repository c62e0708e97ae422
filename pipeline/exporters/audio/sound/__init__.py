"""Sound: samples, loudness, and MP3."""
