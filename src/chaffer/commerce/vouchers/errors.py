"""What vouchers refuse.

Refusal
  VoucherRefused   unknown, ended, used up or not for this shopper: one answer for all, so nothing can be guessed   422
"""

from chaffer.kernel.errors import Refusal


class VoucherRefused(Refusal):
    code = "voucher_refused"
