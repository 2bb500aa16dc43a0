"""What can be refused about shops, keys and channel accounts.

Refusal
  SlugTaken           another shop has this short name                         409
  AccountTaken        this channel account belongs to a shop already           409
  UnknownPermission   no such permission; `names` lists those that are not     422
"""

from chaffer.kernel.errors import Conflict, Invalid


class SlugTaken(Conflict):
    code = "slug_taken"


class AccountTaken(Conflict):
    code = "account_taken"


class UnknownPermission(Invalid):
    code = "unknown_permission"
