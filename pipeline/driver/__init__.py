"""The driver: orders the exporters, runs each in a private folder, and commits what succeeded."""

from pipeline.driver.build import build
from pipeline.driver.commit import recover
from pipeline.driver.results import BuildReport, FormatResult

__all__ = ["BuildReport", "FormatResult", "build", "recover"]
