"""Many titles: found, built where something changed, and summed up."""

from pipeline.catalogue.facts import Order, Title, TitleResult
from pipeline.catalogue.run import run_catalogue
from pipeline.catalogue.titles import find_titles

__all__ = ["Order", "Title", "TitleResult", "find_titles", "run_catalogue"]
