"""What vouchers refuse.

Refusal
  VoucherRefused   details: reason                                                  422
                     unknown     no such code, or another person's: one answer, so that nobody learns of it
                     not_yet, over        before its first day, after its last
                     used_up, used        used as often as it may be, by all or by this shopper
                     currency, goods      for another currency, for other things than are in the cart
                     minimum              for more than the cart comes to; details: least (minor units), currency
                     too_many             so many wrong codes were named that none is looked at for a while
"""

from chaffer.kernel.errors import Refusal


class VoucherRefused(Refusal):
    code = "voucher_refused"
