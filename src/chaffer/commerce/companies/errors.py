"""What a company's terms refuse.

Refusal
  BelowLeast   the order is smaller than what was agreed; details: least (minor units)   422
"""

from chaffer.kernel.errors import Refusal


class BelowLeast(Refusal):
    code = "below_least"
