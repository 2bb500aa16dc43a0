"""A house that says who somebody is, and lies in whatever way it is told to."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from chaffer.integrations.sign_on.errors import NotBelieved
from chaffer.testing import ManualClock

ISSUER = "https://login.house.example"
CLIENT, SECRET = "our-client", "our secret over there, long enough to sign with"


@cache
def keys() -> dict[str, Any]:
    return {"right": RSAKey.generate_key(2048, {"kid": "1"}), "other": ECKey.generate_key("P-256", {"kid": "1"})}


@dataclass
class House:
    """claims: what stands in the id token instead of the truth (None: nothing). signed: by which key, or "none",
    "secret". document, answer: the same for discovery and for the answer of the token endpoint.
    """

    clock: ManualClock
    claims: dict[str, Any] = field(default_factory=dict)
    signed: str = "right"
    document: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    posted: list[dict[str, str]] = field(default_factory=list)

    def visited(self, address: str) -> str:
        """Somebody comes with this address and says yes; the code they leave with."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return "code-1"

    async def get(self, url: str) -> dict[str, Any]:
        if url.endswith("/keys"):
            return {"keys": [keys()["right"].as_dict(private=False)]}
        assert url == f"{ISSUER}/.well-known/openid-configuration", url
        return {
            "issuer": ISSUER, "authorization_endpoint": f"{ISSUER}/authorize", "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
        } | self.document  # fmt: skip

    async def post(self, url: str, fields: Mapping[str, str]) -> dict[str, Any]:
        assert url == f"{ISSUER}/token"
        self.posted.append(dict(fields))
        challenge = (
            base64.urlsafe_b64encode(hashlib.sha256(fields["code_verifier"].encode()).digest()).decode().rstrip("=")
        )
        right = (fields["code"], fields["client_secret"], challenge) == ("code-1", SECRET, self.asked["code_challenge"])
        if not right or len([each for each in self.posted if each["code"] == fields["code"]]) > 1:
            raise NotBelieved("HTTP 400")
        return {"access_token": "x", "token_type": "Bearer", "id_token": self._token()} | self.answer

    def _token(self) -> str:
        now = int(self.clock.now().timestamp())
        told = {
            "iss": ISSUER, "aud": CLIENT, "sub": "subject-1", "email": "ana@shop.example", "email_verified": True,
            "iat": now, "exp": now + 300, "nonce": self.asked["nonce"],
        } | self.claims  # fmt: skip
        told = {name: value for name, value in told.items() if value is not None}
        if self.signed in ("none", "secret", "public key as secret"):
            return self._made_by_hand(told)
        algorithm = "RS256" if self.signed == "right" else "ES256"
        return jwt.encode({"alg": algorithm, "kid": "1"}, told, keys()[self.signed], algorithms=[algorithm])

    def _made_by_hand(self, told: dict[str, Any]) -> str:
        """With a signature that no honest library makes."""
        head = {"alg": "none" if self.signed == "none" else "HS256", "kid": "1"}
        signed = f"{_part(json.dumps(head).encode())}.{_part(json.dumps(told).encode())}"
        secrets = {"secret": SECRET.encode(), "public key as secret": keys()["right"].as_pem(private=False)}
        secret = secrets.get(self.signed)
        return f"{signed}." + (_part(hmac.digest(secret, signed.encode(), "sha256")) if secret else "")


def _part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
