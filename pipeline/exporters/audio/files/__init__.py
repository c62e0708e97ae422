"""The files beside the sound: tags, playlist, lexicon."""
