"""What can be wrong with a request before any operation sees it.

Refusal
  BadRequest             not HTTP or JSON as it should be                400
  NoSuchPage             no route with this path                         404
  NoSuchMethod           the path takes other methods                    405
  BodyTooSlow            the body did not come within the time limit     408
  TooSlow                not done within the time limit                  504
  BodyTooLarge           more bytes than allowed                         413
  NotJson                the body's content type is another              415
  BadBody                fields missing, unknown or of another type      422
  KeyNeeded              a member of staff sent no Idempotency-Key           400
  KeyReused              an Idempotency-Key came with another request    422
  ForeignPage            a cookie without proof that a page of ours uses it 403
  PlatformSaidNo         the platform we asked refused, or did not answer       409
  TooMany                too many calls; `retry_after_seconds` in details 429
"""

from chaffer.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Refusal


class BadRequest(Refusal):
    code = "bad_request"
    status = 400


class NoSuchPage(NotFound):
    code = "no_such_page"


class NoSuchMethod(Refusal):
    code = "no_such_method"
    status = 405


class BodyTooLarge(Refusal):
    code = "body_too_large"
    status = 413


class BodyTooSlow(Refusal):
    code = "body_too_slow"
    status = 408


class NotJson(Refusal):
    code = "not_json"
    status = 415


class BadBody(Invalid):
    code = "invalid"


class KeyNeeded(BadRequest):
    code = "idempotency_key_needed"


class PlatformSaidNo(Conflict):
    code = "platform_said_no"


class KeyReused(Invalid):
    code = "idempotency_key_reused"


class ForeignPage(Forbidden):
    code = "csrf"


class TooMany(Refusal):
    code = "too_many_requests"
    status = 429


class TooSlow(Refusal):
    code = "too_slow"
    status = 504
