"""Who answers what. Read this file first: it is the whole server on one page."""

from chaffer.commerce.jobs import COMMERCE_JOBS
from chaffer.conversations.house import Skill
from chaffer.runtime.database import Reactions
from chaffer.runtime.jobs import JobTable

# What the dialogue may look up, and what it may do.
QUERIES: dict[str, Skill] = {}
COMMANDS: dict[str, Skill] = {}

# What follows from a fact, in the same transaction.
REACTIONS: Reactions = {}

# Work for later, by name.
JOBS: JobTable = {**COMMERCE_JOBS}
