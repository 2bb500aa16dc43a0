"""What can be wrong with a call of a chat page.

Refusal
  TokenRefused        no token, forged, of another site, or at its end    401
  IdentityRefused     the shop's own word about the visitor does not hold  401
  OriginNotAllowed    the page's origin is not among the account's         403
  NoSuchSite          no account has this site key                         404
  UnfitFile           neither a picture, nor a PDF, nor a sound            422
  NotKept             it could not be kept: come again                     503
"""

from chaffer.kernel.errors import Forbidden, NotFound, Refusal, Unauthorized


class TokenRefused(Unauthorized):
    code = "token_refused"


class IdentityRefused(Unauthorized):
    code = "identity_refused"


class OriginNotAllowed(Forbidden):
    code = "origin_not_allowed"


class NoSuchSite(NotFound):
    code = "no_such_site"


class UnfitFile(Refusal):
    code = "unfit_file"
    status = 422


class NotKept(Refusal):
    code = "not_kept"
    status = 503
