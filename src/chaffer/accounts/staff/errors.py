"""What can be refused to those who sign in, and to those who say who may.

Refusal
  WrongCredentials     no such person, or not this password; the same words for both   401
  SecondFactorNeeded   the password is right; a code has to come with it               401
  WrongSecondFactor    the password is right, the code that came with it is not        401
  WhichShop            it is right in several shops: `shops` names them                409
  WeakPassword         too short, too common, or made of the person's own name         422
  LinkGone             used, withdrawn, run out, or never ours                         404
  AlreadyStaff         somebody with this address works here already                   409
  LastOwner            a shop keeps one owner who can sign in                          409
  MoreThanOneHas       nobody gives what they may not do themselves; `permissions`     403
  RoleInUse            somebody has it                                                 409
  TooManyTries         wait: `retry_after_seconds`                                  429
  NoSecondFactor       none is being set up, or there is none                          409
  WrongPassword        one's own old password, asked for again, is another             422
  WrongCode            not the code of this moment, or it was used                     422
"""

from chaffer.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Refusal, Unauthorized


class WrongCredentials(Unauthorized):
    code = "wrong-credentials"


class SecondFactorNeeded(Unauthorized):
    code = "second-factor-needed"


class WrongSecondFactor(Unauthorized):
    code = "wrong-second-factor"


class WhichShop(Conflict):
    code = "which-shop"


class WeakPassword(Invalid):
    code = "weak-password"


class LinkGone(NotFound):
    code = "link-gone"


class AlreadyStaff(Conflict):
    code = "already-staff"


class LastOwner(Conflict):
    code = "last-owner"


class MoreThanOneHas(Forbidden):
    code = "more-than-one-has"


class RoleInUse(Conflict):
    code = "role-in-use"


class NoSecondFactor(Conflict):
    code = "no-second-factor"


class WrongPassword(Invalid):
    code = "wrong-password"


class WrongCode(Invalid):
    code = "wrong-code"


class TooManyTries(Refusal):
    code = "too_many_requests"
    status = 429
