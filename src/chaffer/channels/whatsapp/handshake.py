"""Meta's question before it sends webhooks: do you know the token that was typed into our form?"""

import hmac
from collections.abc import Iterable, Mapping


def answer_handshake(query: Mapping[str, str], verify_tokens: Iterable[str]) -> str | None:
    """The challenge to answer with, as the body of a 200; None means 403. Constant time; empty tokens never fit."""
    given = query.get("hub.verify_token", "").encode()
    if query.get("hub.mode") != "subscribe" or not given:
        return None
    fits = False
    for token in verify_tokens:
        fits |= hmac.compare_digest(token.encode(), given)
    return query.get("hub.challenge", "") if fits else None
