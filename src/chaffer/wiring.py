"""Who answers what. Read this file first: it is the whole server on one page."""

from chaffer.commerce.jobs import COMMERCE_JOBS
from chaffer.conversations.skills.table import COMMANDS, QUERIES
from chaffer.runtime.database import Reactions
from chaffer.runtime.jobs import JobTable

__all__ = ["COMMANDS", "JOBS", "QUERIES", "REACTIONS"]

# What the dialogue may look up (QUERIES) and do (COMMANDS) is listed in conversations/skills/table.py.

# What follows from a fact, in the same transaction.
REACTIONS: Reactions = {}

# Work for later, by name.
JOBS: JobTable = {**COMMERCE_JOBS}
