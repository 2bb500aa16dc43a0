"""How Stripe says no."""

from typing import Any


class Refused(Exception):
    """code, kind, param as in Stripe's error object. more: further fields of it, such as payment_intent."""

    def __init__(
        self, code: str, message: str, *, status: int = 400, kind: str = "invalid_request_error", param: str = "",
        more: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.code, self.status, self.kind, self.param, self.more = code, status, kind, param, more or {}
        super().__init__(message)

    def told(self) -> dict[str, Any]:
        """The body of the answer."""
        error: dict[str, Any] = {"type": self.kind, "message": str(self)}
        if self.code:
            error["code"] = self.code
            error["doc_url"] = f"https://stripe.com/docs/error-codes/{self.code.replace('_', '-')}"
        if self.param:
            error["param"] = self.param
        return {"error": error | self.more}


def missing(kind: str, thing: str) -> Refused:
    return Refused("resource_missing", f"No such {kind}: '{thing}'", status=404, param="id")
