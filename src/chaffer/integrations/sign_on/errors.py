"""What can go wrong with another house's word on who somebody is.

Refusal
  NotBelieved     the answer does not hold: `why` says which part                    401
"""

from chaffer.kernel.errors import Unauthorized


class NotBelieved(Unauthorized):
    code = "sign-on-refused"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__("the other house's word does not hold")
