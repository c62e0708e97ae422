"""The driver: orders the exporters, runs each in a private folder, and commits what succeeded."""

from pipeline.driver.build import BuildReport, FormatResult, build

__all__ = ["BuildReport", "FormatResult", "build"]
