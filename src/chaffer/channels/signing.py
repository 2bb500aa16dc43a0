"""HMAC signatures over raw bytes, as most platforms write them."""

import hmac
from collections.abc import Iterable


def sha256_hex(secret: str, body: bytes) -> str:
    return hmac.digest(secret.encode(), body, "sha256").hex()


def signed_with(signature: str, body: bytes, secrets: Iterable[str]) -> bool:
    """Whether one of these secrets made this hexadecimal SHA-256 signature. Constant time; empty secrets never fit.

    Several secrets are tried because a platform signs with the old one for a while after a rotation.
    """
    given = signature.lower().encode("ascii", "replace")
    fits = False
    for secret in secrets:
        if secret:
            fits |= hmac.compare_digest(sha256_hex(secret, body).encode(), given)
    return fits
