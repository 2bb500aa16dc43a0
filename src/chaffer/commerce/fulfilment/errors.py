"""What fulfilment refuses.

Refusal
  NothingToShip   those units are in a parcel already, or the order is over   409
"""

from chaffer.kernel.errors import Refusal


class NothingToShip(Refusal):
    code = "nothing_to_ship"
    status = 409
