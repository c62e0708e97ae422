"""What was verified, written down: claims with their evidence, for people and for programs."""

from pipeline.validators.report.facts import Claim, Report
from pipeline.validators.report.make import make_report
from pipeline.validators.report.page import report_page
from pipeline.validators.report.payload import report_json

__all__ = ["Claim", "Report", "make_report", "report_json", "report_page"]
