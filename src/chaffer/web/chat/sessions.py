"""Where a page begins: a token, the shop's name, what to greet with. Nothing is stored for who says nothing."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta
from starlette.requests import Request

from chaffer.accounts.channels import OpenAccount
from chaffer.channels.web.limits import FILE_BYTES, LONGEST_TEXT
from chaffer.commerce.catalog import queries
from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.words import words
from chaffer.conversations.voices import amounts
from chaffer.conversations.voices.render import render
from chaffer.kernel.ids import encode
from chaffer.kernel.locale import language_of, spoken
from chaffer.kernel.message import Text
from chaffer.runtime.transaction import Transaction
from chaffer.web.body import read_body
from chaffer.web.chat.asked import FRAME_BYTES, Page, clean
from chaffer.web.chat.identity import Claims, read_identity
from chaffer.web.chat.linking import whatsapp_number
from chaffer.web.chat.lobby import Lobby
from chaffer.web.chat.paces import SOCKETS_OF_VISITOR
from chaffer.web.chat.recognising import recognise
from chaffer.web.chat.sites import site_account
from chaffer.web.chat.tokens import LASTS, Token
from chaffer.web.errors import BadBody, BadRequest, NotJson

Json = dict[str, Any]
CATEGORIES_AT_MOST = 8
_VISITOR_BITS = 130


class Asked(msgspec.Struct, frozen=True):
    token: Annotated[str, Meta(max_length=1000)] = ""
    identity: Annotated[str, Meta(max_length=4000)] = ""
    language: Annotated[str, Meta(max_length=35)] = ""
    page: Page | None = None


async def begin(lobby: Lobby, request: Request) -> Json:
    """Raises Refusal."""
    account = await site_account(lobby.known, request.path_params["site"])
    now = lobby.backstage.db.clock.now()
    lobby.paces.sessions.take(lobby.address_of(request), now)
    asked = await _asked(request)
    before = lobby.tokens.read(asked.token, account.external_id, now) if asked.token else None
    if before is not None and before.shop != account.shop_id:
        before = None
    db = lobby.backstage.db
    if asked.identity:
        key = account.secrets.get("identity_key", "")
        claims = read_identity(asked.identity, key, account.external_id, now)
        visitor = await db.write(account.shop_id, lambda tx: _recognised(tx, account, claims, before))
        token = Token(account.shop_id, account.external_id, visitor, known=True)
    elif before is not None:
        token = before
    else:
        visitor = f"v_{encode(db.clock.chance(_VISITOR_BITS), _VISITOR_BITS // 5)}"
        token = Token(account.shop_id, account.external_id, visitor)
    if asked.language:
        token = msgspec.structs.replace(token, language=language_of(asked.language)[:8])
    told = await db.read(account.shop_id, lambda tx: _front(lobby, tx, token, asked.page))
    return {
        "token": lobby.tokens.make(token, now), "expires_at": (now + LASTS).isoformat().replace("+00:00", "Z"),
        "visitor": token.visitor, "known": token.known, **told,
        "limits": {
            "text": LONGEST_TEXT, "frame_bytes": FRAME_BYTES, "per_minute": lobby.paces.per_minute,
            "sockets": SOCKETS_OF_VISITOR, "file_bytes": FILE_BYTES,
        },
    }  # fmt: skip


def _recognised(tx: Transaction, account: OpenAccount, claims: Claims, before: Token | None) -> str:
    return recognise(tx, account.id, claims, before.visitor if before and not before.known else "")


def _front(lobby: Lobby, tx: Transaction, token: Token, page: Page | None) -> Json:
    """What an empty chat shows."""
    shop, voice = lobby.shops.of(tx), lobby.shops.voice(tx)
    language = spoken(token.language, shop.language)
    said = render(Say((words("greeting"), words("ask-what"))), language, voice)
    return {
        "shop": {"name": shop.name, "language": shop.language, "currency": shop.currency},
        "assistant": {"name": voice.assistant or voice.name, "automated": True},
        "language": language,
        "greeting": "\n\n".join(part.text for part in said if isinstance(part, Text)),
        "categories": [
            {"handle": one.handle, "title": one.title, "choice": taps.tap_id("collection", one.handle)}
            for one in queries.collections(tx, language)
            if one.count
        ][:CATEGORIES_AT_MOST],
        "about": _about(tx, page.sku, language) if page and page.sku else None,
        "links": {"whatsapp": bool(whatsapp_number(tx))},
    }


def _about(tx: Transaction, sku: str, language: str) -> Json | None:
    """The product a page is about, if the shop sells it."""
    variant = queries.variant_by_sku(tx, sku)
    view = queries.product(tx, variant.product_id, language) if variant else None
    if variant is None or view is None or view.state != "active":
        return None
    image = view.image_for(variant.options)
    return {
        "sku": variant.sku, "title": view.title,
        "price": amounts.money(variant.price.minor, variant.price.currency, language),
        "image_url": image.url if image else "", "url": view.url,
    }  # fmt: skip


async def _asked(request: Request) -> Asked:
    """Raises BadRequest, NotJson, BadBody."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("", "application/json"):
        raise NotJson("send the body as application/json")
    raw = await read_body(request, FRAME_BYTES)
    if not raw:
        return Asked()
    try:
        asked = msgspec.json.decode(raw, type=Asked)
    except msgspec.ValidationError as wrong:
        raise BadBody(str(wrong)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadRequest("the body is not JSON") from None
    if asked.page is None:
        return asked
    return msgspec.structs.replace(asked, page=msgspec.structs.replace(asked.page, sku=clean(asked.page.sku)))
