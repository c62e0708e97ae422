"""What the narrator adds, in English."""

from pipeline.language.announcements import SpokenWords

SPOKEN = SpokenWords()
