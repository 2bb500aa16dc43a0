"""Everything that can go wrong on purpose.

ChafferError
  Refusal                  the caller asked for something the rules forbid; `code` and `status` go to API clients
    NotFound                 no such thing in this shop                                  404
    Conflict                 the thing moved meanwhile, or exists already                409
    Invalid                  a value is missing or malformed                             422
    Forbidden                this key or person may not do that                          403
    Unauthorized             no valid key                                                401
    (each package adds its own below these, in its errors.py)
  Fault                    the world failed us; `retryable` says if waiting may help
    Malformed                an outsider's data are not what their document says         final
    Forged                   a signature does not fit                                    final
    SendFault                a channel did not take a message
      ChannelThrottled         asked to slow down, for this person                       retryable
        AccountThrottled         asked to slow down, whoever it is for                   retryable
      ChannelUnreachable       refused, 5xx, or timed out before the request left us     retryable
      SendUncertain            cut after the request left us: it may have arrived        never retried blindly
      WindowClosed             outside the reply window: a template is needed            final
      RecipientOptedOut        the shopper said stop                                     final
      RecipientUnreachable     no such account, or it cannot receive this                final
      ContentRejected          the channel refuses this content                          final
      AccountBroken            token, billing or policy trouble of the merchant          final
    ProviderFault            a payment provider, carrier or model failed                 as given
"""


class ChafferError(Exception):
    """Root of all errors that Chaffer raises on purpose."""


class Refusal(ChafferError):
    """A normal "no". `code` is stable and machine-readable, `details` are safe to show."""

    code = "refused"
    status = 422

    def __init__(self, message: str = "", **details: object) -> None:
        self.details = details
        super().__init__(message or self.code)


class NotFound(Refusal):
    code = "not_found"
    status = 404


class Conflict(Refusal):
    code = "conflict"
    status = 409


class Invalid(Refusal):
    code = "invalid"
    status = 422


class Forbidden(Refusal):
    code = "forbidden"
    status = 403


class Unauthorized(Refusal):
    code = "unauthorized"
    status = 401


class Fault(ChafferError):
    """The world failed us. `retry_after_seconds` is the other side's own wish, if it told one."""

    code = "fault"
    retryable = False

    def __init__(self, message: str = "", *, provider_code: str = "", retry_after_seconds: float | None = None) -> None:
        self.provider_code = provider_code
        self.retry_after_seconds = retry_after_seconds
        super().__init__(message or self.code)


class Malformed(Fault):
    code = "malformed"


class Forged(Fault):
    code = "forged"


class SendFault(Fault):
    code = "send_failed"


class ChannelThrottled(SendFault):
    code = "throttled"
    retryable = True


class AccountThrottled(ChannelThrottled):
    code = "throttled"


class ChannelUnreachable(SendFault):
    code = "unreachable"
    retryable = True


class SendUncertain(SendFault):
    code = "uncertain"


class WindowClosed(SendFault):
    code = "window_closed"


class RecipientOptedOut(SendFault):
    code = "opted_out"


class RecipientUnreachable(SendFault):
    code = "recipient_unreachable"


class ContentRejected(SendFault):
    code = "content_rejected"


class AccountBroken(SendFault):
    code = "account_broken"


class ProviderFault(Fault):
    code = "provider_failed"

    def __init__(
        self,
        message: str = "",
        *,
        retryable: bool = False,
        provider_code: str = "",
        retry_after_seconds: float | None = None,
    ) -> None:
        self.retryable = retryable
        super().__init__(message, provider_code=provider_code, retry_after_seconds=retry_after_seconds)
