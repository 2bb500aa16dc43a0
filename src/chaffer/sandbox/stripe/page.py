"""The hosted page: the shopper chooses a test card by name. There is no field for a card's number anywhere."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chaffer.sandbox.stripe import saving
from chaffer.sandbox.stripe.cards import CARDS
from chaffer.sandbox.stripe.refused import Refused
from chaffer.sandbox.stripe.world import World

_PAGES = Path(__file__).parent / "pages"
_TEXTS: dict[str, dict[str, str]] = msgspec.json.decode((_PAGES / "texts.json").read_bytes())
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_PAGES), autoescape=True, undefined=jinja2.StrictUndefined
)
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action *; frame-ancestors 'self'",
}
_WHOLE = {"bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"}


def page_routes(world: World) -> list[Route]:
    return [
        Route("/c/pay/{id}", _choose(world), methods=["GET"]),
        Route("/c/pay/{id}", _try(world), methods=["POST"]),
    ]


def _choose(world: World) -> Callable[[Request], Awaitable[Response]]:
    async def choose(request: Request) -> Response:
        return _page(world, _session(world, request), "choose")

    return choose


def _try(world: World) -> Callable[[Request], Awaitable[Response]]:
    async def try_card(request: Request) -> Response:
        session = _session(world, request)
        form = await request.form()
        card, answer = str(form.get("card", "")), str(form.get("answer", ""))
        if session is None or card not in CARDS:
            return _page(world, session, "choose")
        confirmed = {"yes": True, "no": False}.get(answer)
        if session["mode"] == "setup":
            outcome = saving.save(world, session, card, confirmed=confirmed)
        else:
            outcome = world.pay(session, card, keeps=form.get("keep") == "yes", confirmed=confirmed)
        if outcome in {"paid", "processing", "saved"}:
            return RedirectResponse(session["success_url"], 303, headers=_HEADERS)
        return _page(world, session, outcome if outcome == "challenge" else "choose", card, keeps="keep" in form)

    return try_card


def _session(world: World, request: Request) -> dict[str, Any] | None:
    try:
        return world.get("checkout.session", request.path_params["id"])
    except Refused:
        return None


def _page(world: World, session: dict[str, Any] | None, step: str, card: str = "", *, keeps: bool = False) -> Response:
    language = str((session or {}).get("locale") or "en")[:2]
    texts: Mapping[str, str] = _TEXTS.get(language, _TEXTS["en"])
    over = session is None or session["status"] != "open"
    intent = world.kept.get((session or {}).get("payment_intent") or (session or {}).get("setup_intent") or "") or {}
    error = intent.get("last_payment_error") or intent.get("last_setup_error") or {}
    html = _TEMPLATES.get_template("pay.html").render(
        texts=texts, language=language if language in _TEXTS else "en", step="over" if over else step, card=card,
        keeps=keeps, session=session, cards=CARDS, error=texts.get(error.get("code", ""), "") if not over else "",
        lines=world.wish_of(session).get("line_items", []) if session else [], money=_written,
        saves=((session or {}).get("saved_payment_method_options") or {}).get("payment_method_save") == "enabled",
    )  # fmt: skip
    return Response(html, 410 if over else 200, _HEADERS, "text/html")


def _written(units: int, currency: str) -> str:
    """As Stripe counts: whole currencies have no decimals."""
    return f"{units:,} {currency.upper()}" if currency in _WHOLE else f"{units / 100:,.2f} {currency.upper()}"
