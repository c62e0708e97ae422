"""The script in a voice: engines, their clips, and the cache of both."""
