"""What the desk refuses."""

from chaffer.kernel.errors import Conflict


class Taken(Conflict):
    """details: `owner`, who has it now: kind, id and name."""

    code = "taken"
