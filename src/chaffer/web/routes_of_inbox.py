"""Routes of the list people work from."""

from chaffer.desk.rows.shown import InboxRow
from chaffer.web.api import inbox
from chaffer.web.cursors import Page
from chaffer.web.route import Route

V1 = "/api/v1"
INBOX = [
    Route("GET", V1 + "/inbox", inbox.list_, "conversations.read", "Conversations as people work through them",
          Page[InboxRow], inbox.InboxAsked),
    Route("GET", V1 + "/inbox/rows", inbox.rows, "conversations.read", "These rows of the list, as they are now",
          inbox.Rows, inbox.RowsAsked),
    Route("GET", V1 + "/inbox/counts", inbox.counts, "conversations.read", "How many each view holds",
          inbox.InboxCounts),
    Route("GET", V1 + "/inbox/{id}", inbox.get, "conversations.read", "One row of the list, as it is now", InboxRow),
]  # fmt: skip
