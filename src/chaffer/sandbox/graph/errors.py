"""Errors as Graph writes them."""

from typing import Any

_TITLES = {
    0: "AuthException",
    4: "Application request limit reached",
    100: "Invalid parameter",
    190: "Access token has expired",
    130429: "Rate limit hit",
    130472: "User's number is part of an experiment",
    131000: "Something went wrong",
    131005: "Access denied",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131021: "Recipient cannot be sender",
    131026: "Message undeliverable",
    131047: "Re-engagement message",
    131051: "Unsupported message type",
    131053: "Media upload error",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    131062: "Business-scoped user ids are not supported for this message",
    132000: "Number of parameters does not match the expected number of params",
    132001: "Template name does not exist in the translation",
    132012: "Parameter format does not match format in the created template",
    132015: "Template is paused",
    132016: "Template is disabled",
    133010: "Phone number not registered",
}
_STATUSES = {0: 401, 190: 401, 131005: 403, 131000: 500, 131016: 503}
_SUBCODES = {100: 33, 190: 463, 131008: 2494010, 131009: 2494010}


class GraphError(Exception):
    """One refusal: the code decides the title and the HTTP status."""

    def __init__(self, code: int, details: str, *, status: int = 0) -> None:
        self.code = code
        self.details = details
        self.status = status or _STATUSES.get(code, 400)
        super().__init__(details)

    @property
    def title(self) -> str:
        return _TITLES.get(self.code, "Unknown error")

    def body(self, trace: str) -> dict[str, Any]:
        error: dict[str, Any] = {
            "message": f"(#{self.code}) {self.title}",
            "type": "OAuthException",
            "code": self.code,
            "error_data": {"messaging_product": "whatsapp", "details": self.details},
            "fbtrace_id": trace,
        }
        if self.code in _SUBCODES:
            error["error_subcode"] = _SUBCODES[self.code]
        return {"error": error}

    def in_status(self) -> dict[str, Any]:
        """The same refusal as a failed status tells it."""
        return {
            "code": self.code,
            "title": self.title,
            "message": self.title,
            "error_data": {"details": self.details},
            "href": "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes",
        }


def missing(path: str) -> GraphError:
    return GraphError(131008, f"Parameter '{path}' is required")


def wrong(path: str, why: str) -> GraphError:
    return GraphError(131009, f"Parameter '{path}' {why}")
