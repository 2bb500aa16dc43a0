"""Routes of the shop's numbers, and of what waits for somebody now."""

from chaffer.desk.reports.reading import Report
from chaffer.web.api import home, reports
from chaffer.web.route import Route

V1 = "/api/v1"
REPORTS = [
    Route("GET", V1 + "/home", home.get, "conversations.read", "What waits, how today goes, what is out of order",
          home.HomeOut),
    Route("GET", V1 + "/reports", reports.get, "reports.read", "Numbers of the shop's days", Report,
          reports.ReportAsked),
    Route("GET", V1 + "/reports/days.csv", reports.table, "reports.read", "The same as lines of a table", str,
          reports.ReportAsked, media_type="text/csv"),
]  # fmt: skip
