"""The token of one sent form: which message of ours it belongs to, and that we made it."""

import hmac

_BYTES = 16


def flow_token(message_id: str, app_secret: str) -> str:
    return f"{message_id}.{_sign(message_id, app_secret)}"


def message_of(token: str, app_secret: str) -> str:
    """The message's id, "" if it is no token of ours. Constant time."""
    message_id, _, sign = token.rpartition(".")
    good = hmac.compare_digest(_sign(message_id, app_secret).encode(), sign.encode("utf-8", "replace"))
    return message_id if good and app_secret else ""


def _sign(message_id: str, app_secret: str) -> str:
    return hmac.digest(app_secret.encode(), f"flow\n{message_id}".encode(), "sha256")[:_BYTES].hex()
