"""Generated words in English."""

from pipeline.model import Labels

LABELS = Labels()
