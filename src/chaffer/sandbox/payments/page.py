"""The hosted page: the shopper chooses a test card. There is no field for a card's number anywhere."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chaffer.kernel.money import Money, exponent
from chaffer.sandbox.notify import Notifier
from chaffer.sandbox.payments.bank import CARDS, ERRORS, Bank, Session

_PAGES = Path(__file__).parent / "pages"
_TEXTS: dict[str, dict[str, str]] = msgspec.json.decode((_PAGES / "texts.json").read_bytes())
_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_PAGES), autoescape=True, undefined=jinja2.StrictUndefined
)
_HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action *; frame-ancestors 'self'",
}
AFTER_SECONDS = 0.3


def page_routes(bank: Bank, notifier: Notifier) -> list[Route]:
    return [
        Route("/pay/{token}", _choose(bank), methods=["GET"]),
        Route("/pay/{token}", _try(bank, notifier), methods=["POST"]),
        Route("/pay/{token}/confirm", _confirm(bank, notifier), methods=["POST"]),
    ]


def _choose(bank: Bank) -> Callable[[Request], Awaitable[Response]]:
    async def choose(request: Request) -> Response:
        session = bank.behind(request.path_params["token"])
        return _page("pay.html" if session.state == "open" else "over.html", session)

    return choose


def _try(bank: Bank, notifier: Notifier) -> Callable[[Request], Awaitable[Response]]:
    async def try_card(request: Request) -> Response:
        session = bank.behind(request.path_params["token"])
        card = str((await request.form()).get("card", ""))
        if session.state != "open" or card not in CARDS:
            return _page("pay.html" if session.state == "open" else "over.html", session)
        if card == "pays":
            return await _paid(bank, notifier, session)
        if card == "authentication":
            return _page("confirm.html", session)
        if card == "times_out":
            await asyncio.sleep(bank.modes.think_seconds)
        return await _declined(bank, notifier, session, ERRORS[card])

    return try_card


def _confirm(bank: Bank, notifier: Notifier) -> Callable[[Request], Awaitable[Response]]:
    async def confirm(request: Request) -> Response:
        session = bank.behind(request.path_params["token"])
        if str((await request.form()).get("answer", "")) == "yes":
            return await _paid(bank, notifier, session)
        return await _declined(bank, notifier, session, ERRORS["authentication"])

    return confirm


async def _paid(bank: Bank, notifier: Notifier, session: Session) -> Response:
    if bank.charge(session):
        await _tell(bank, notifier, session, "session.paid")
    if not session.wish.return_url:
        return _page("over.html", session)
    joint = "&" if "?" in session.wish.return_url else "?"
    return RedirectResponse(f"{session.wish.return_url}{joint}session={session.id}", 303, headers=_HEADERS)


async def _declined(bank: Bank, notifier: Notifier, session: Session, error: str) -> Response:
    bank.decline(session, error)
    await _tell(bank, notifier, session, "session.failed")
    return _page("pay.html" if session.state == "open" else "over.html", session)


async def _tell(bank: Bank, notifier: Notifier, session: Session, kind: str) -> None:
    """The webhook, in the manner that the modes ask for. It says what to look at, as real ones do."""
    mode = bank.modes.webhook
    if mode == "never":
        return
    told = {"id": bank.next_event_id(), "type": kind, "session": session.id, "reference": session.wish.reference}
    url = session.wish.notify_url
    if mode == "before":
        await asyncio.wait([notifier.send(url, told)], timeout=5)
        return
    notifier.send(url, told, after_seconds=bank.modes.late_seconds if mode == "late" else AFTER_SECONDS)
    if mode == "twice":
        notifier.send(url, told, after_seconds=AFTER_SECONDS * 2)


def _page(name: str, session: Session) -> Response:
    language = session.wish.language[:2]
    texts: Mapping[str, str] = _TEXTS.get(language, _TEXTS["en"])
    currency = session.wish.currency
    html = _TEMPLATES.get_template(name).render(
        session=session, wish=session.wish, texts=texts, cards=CARDS, language=language if language in _TEXTS else "en",
        money=lambda minor: _written(minor, currency),
    )  # fmt: skip
    return Response(
        html, 200 if name != "over.html" else 410 if session.state == "expired" else 200, _HEADERS, "text/html"
    )


def _written(minor: int, currency: str) -> str:
    """An amount with its code: plain, the same in every language, and never wrong."""
    amount: Any = Money(minor, currency).major
    return f"{amount:,.{exponent(currency)}f} {currency}"
