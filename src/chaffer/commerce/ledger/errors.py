"""What the books refuse.

Refusal
  Unbalanced   the entries of a posting do not add up to nothing                  422
  Overdrawn    an account that may not go below zero would                        409
"""

from chaffer.kernel.errors import Refusal


class Unbalanced(Refusal):
    code = "unbalanced"


class Overdrawn(Refusal):
    code = "overdrawn"
    status = 409
