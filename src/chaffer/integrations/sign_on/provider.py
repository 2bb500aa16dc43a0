"""Another house that says who somebody is: where it is asked, and whether its answer holds.

OpenID Connect Core 1.0 (code flow), Discovery 1.0, PKCE (RFC 7636), the issuer in the answer (RFC 9207).
"""

import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

import msgspec
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from chaffer.integrations.sign_on.asking import Asking
from chaffer.integrations.sign_on.errors import NotBelieved

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures only the provider can make. Never "none", and never one made with the secret we share."""
LEEWAY_SECONDS = 60
OLDEST_SECONDS = 600
SUBJECT_CHARACTERS = 255


class Provider(msgspec.Struct, frozen=True):
    """issuer: exactly as the provider writes itself. secret: of the client; empty for a public one."""

    id: str
    shop_id: str
    issuer: str
    client_id: str
    secret: str

    def __repr__(self) -> str:
        return f"Provider({self.id})"


class Trip(msgspec.Struct, frozen=True):
    """What one sign-on must bring back. verifier: proves that whoever began it ends it."""

    provider_id: str
    shop_id: str
    state: str
    nonce: str
    verifier: str
    until: datetime

    def __repr__(self) -> str:
        return f"Trip({self.provider_id})"


class Somebody(msgspec.Struct, frozen=True):
    """Who came back. subject: by which the provider knows them for good. email: only if the provider saw that it is theirs."""

    subject: str
    email: str


class Places(msgspec.Struct, frozen=True):
    """Where a provider is asked, by its own discovery."""

    authorization: str
    token: str
    keys: str


async def discover(asking: Asking, issuer: str) -> Places:
    """Raises NotBelieved, also if the document is of another issuer."""
    told = await asking.get(issuer.rstrip("/") + "/.well-known/openid-configuration")
    if told.get("issuer") != issuer:
        raise NotBelieved("the discovery document is of another issuer")
    return Places(*(_address(told, name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")))


def way_there(places: Places, provider: Provider, trip: Trip, back: str) -> str:
    """Where the browser goes to."""
    challenge = create_s256_code_challenge(trip.verifier)
    asked = urlencode({
        "response_type": "code", "client_id": provider.client_id, "redirect_uri": back, "scope": "openid email",
        "state": trip.state, "nonce": trip.nonce, "code_challenge": challenge,
        "code_challenge_method": "S256",
    })  # fmt: skip
    return f"{places.authorization}{'&' if urlsplit(places.authorization).query else '?'}{asked}"


async def who_came_back(
    asking: Asking, provider: Provider, trip: Trip, asked: Mapping[str, str], back: str, now: datetime
) -> Somebody:
    """asked: what the browser brought in its address. Raises NotBelieved."""
    if now >= trip.until or trip.provider_id != provider.id:
        raise NotBelieved("too late, or another trip")
    if not hmac.compare_digest(asked.get("state", "").encode(), trip.state.encode()):
        raise NotBelieved("state")
    if "iss" in asked and asked["iss"] != provider.issuer:
        raise NotBelieved("an answer of another issuer")
    if asked.get("error") or not asked.get("code"):
        raise NotBelieved("no code")
    places = await discover(asking, provider.issuer)
    fields = {
        "grant_type": "authorization_code", "code": asked["code"], "redirect_uri": back, "client_id": provider.client_id,
        "code_verifier": trip.verifier,
    }  # fmt: skip
    answer = await asking.post(places.token, fields | ({"client_secret": provider.secret} if provider.secret else {}))
    return _somebody(await _claims(asking, places, provider, trip, answer, now))


async def _claims(
    asking: Asking, places: Places, provider: Provider, trip: Trip, answer: dict[str, Any], now: datetime
) -> dict[str, Any]:
    """Raises NotBelieved."""
    token = answer.get("id_token")
    if not isinstance(token, str):
        raise NotBelieved("no id token")
    keys = await asking.get(places.keys)
    try:
        read = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS)  # type: ignore[arg-type]
        told = CodeIDToken(
            read.claims, read.header,
            {"iss": {"essential": True, "value": provider.issuer}, "aud": {"essential": True, "value": provider.client_id}},
            {"nonce": trip.nonce, "client_id": provider.client_id, "access_token": answer.get("access_token")},
        )  # fmt: skip
        told.validate(now=int(now.timestamp()), leeway=LEEWAY_SECONDS)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotBelieved(f"id token: {type(error).__name__}") from error
    _check_age(told, now)
    return dict(told)


def _check_age(told: Mapping[str, Any], now: datetime) -> None:
    at = told.get("iat")
    present = now.timestamp()
    if not isinstance(at, int | float) or not present - OLDEST_SECONDS <= at <= present + LEEWAY_SECONDS:
        raise NotBelieved("id token: too old, or of the future")


def _somebody(told: Mapping[str, Any]) -> Somebody:
    subject, email = told.get("sub"), told.get("email")
    if not (isinstance(subject, str) and 0 < len(subject) <= SUBJECT_CHARACTERS and subject.isprintable()):
        raise NotBelieved("no subject")
    verified: Literal[True] | Any = told.get("email_verified")
    return Somebody(subject, email if isinstance(email, str) and verified is True else "")


def _address(told: Mapping[str, Any], name: str) -> str:
    found = told.get(name)
    if not isinstance(found, str) or urlsplit(found).scheme not in ("https", "http"):
        raise NotBelieved(f"no {name}")
    return found
