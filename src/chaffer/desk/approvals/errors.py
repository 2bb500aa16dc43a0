"""What is refused about money that two people decide.

Conflict
  ApprovalOver    it was decided, taken back or over already; `state` in details
Forbidden
  OwnWish         whoever asked, or made the key that did, never decides; a key never does
"""

from chaffer.kernel.errors import Conflict, Forbidden


class ApprovalOver(Conflict):
    code = "approval_over"


class OwnWish(Forbidden):
    code = "own_wish"
