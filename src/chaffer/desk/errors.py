"""What the desk is refused.

Conflict
  Taken           a colleague has the conversation; `owner` in details tells who
  WindowShut      nothing but a template may be written now; `templates` in details names those that would do
  RetriesSpent    it was sent again as often as that may be
  HasLeft         it is on its way, or was never waiting
  NobodyAnswers   there is no colleague to whisper to
"""

from chaffer.kernel.errors import Conflict


class Taken(Conflict):
    """details: `owner`, who has it now: kind, id and name."""

    code = "taken"


class WindowShut(Conflict):
    code = "window_closed"


class RetriesSpent(Conflict):
    code = "retries_spent"


class SoldOut(Conflict):
    code = "sold_out"


class HasLeft(Conflict):
    code = "has_left"


class NobodyAnswers(Conflict):
    code = "nobody_answers"
