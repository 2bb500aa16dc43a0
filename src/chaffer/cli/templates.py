"""chaffer channel templates list, submit, sync"""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from chaffer.accounts.operations.note_template import NoteTemplate, note_template
from chaffer.accounts.templates import template_gone, templates_of
from chaffer.channels.contract import Account
from chaffer.channels.whatsapp.manage_templates import (
    TemplateTold,
    create_template,
    list_templates,
    takes_links,
    utility_template,
)
from chaffer.cli.ground import Ground
from chaffer.cli.numbers import ask, numbers
from chaffer.conversations.order_news import definitions
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.conversations.voices.texts import write
from chaffer.inbox.notices.templates import STATES
from chaffer.kernel.errors import NotFound, SendFault
from chaffer.kernel.locale import LANGUAGES
from chaffer.runtime.transaction import Transaction

_shop = click.option("--shop", "slug", required=True, help="Short name of the shop.")
_account = click.option(
    "--account", "only", default="", help="Our id of one account; every WhatsApp number, if absent."
)


@click.group()
def templates() -> None:
    """Message templates: what may be said when a shopper has been silent for a day."""


@templates.command(name="list")
@_shop
@_account
def list_(slug: str, only: str) -> None:
    """One line a template: account, name, language, category, state, quality, reason. As known since the last sync."""
    with numbers(slug, only) as (ground, accounts):
        for account in accounts:
            _list(ground, account)


@templates.command()
@_shop
@_account
@click.option("--name", "names", multiple=True, help="Only this one of our templates; repeatable.")
@click.option("--language", "languages", multiple=True, help="Only in this language; repeatable.")
def submit(slug: str, only: str, names: tuple[str, ...], languages: tuple[str, ...]) -> None:
    """Ask Meta to approve our templates for news of an order; those it has already are left alone."""
    known = definitions()
    if wrong := [*(set(names) - known.keys()), *(set(languages) - set(LANGUAGES))]:
        raise NotFound(f"we have no template or language called {', '.join(sorted(wrong))}")
    with numbers(slug, only) as (ground, accounts):
        for account in accounts:
            _hand_in(ground, account, names or tuple(known), languages or LANGUAGES)


@templates.command()
@_shop
@_account
def sync(slug: str, only: str) -> None:
    """Take over which templates there are on Meta's side, and in what state."""
    with numbers(slug, only) as (ground, accounts):
        for account in accounts:
            for each in _fetch(ground, account):
                _tell(account, each)


def _list(ground: Ground, account: Account) -> None:
    for each in ground.db.read_now(account.shop_id, lambda tx: templates_of(tx, account.id)):
        _show(account.id, each.name, each.language, each.category, each.state, each.quality, each.reason)


def _fetch(ground: Ground, account: Account) -> list[TemplateTold]:
    """What Meta lists, taken over."""
    told = ask(ground, lambda http: list_templates(http, account))
    ground.db.write_now(account.shop_id, lambda tx: _take_over(tx, account.id, told))
    return told


def _hand_in(ground: Ground, account: Account, names: Iterable[str], languages: Sequence[str]) -> None:
    there = {(each.name, each.language) for each in _fetch(ground, account)}
    for name in names:
        for language in languages:
            if (name, language) in there:
                _show(account.id, name, language, "is there already")
            else:
                _hand_in_one(ground, account, _wording(ground, name, language))


def _hand_in_one(ground: Ground, account: Account, wording: dict[str, Any]) -> None:
    try:
        told = ask(ground, lambda http: create_template(http, account, wording))
    except SendFault as refused:
        _show(account.id, wording["name"], wording["language"], f"refused: {refused}")
        return
    ground.db.write_now(account.shop_id, lambda tx: _note(tx, account.id, told))
    _tell(account, told)


def _wording(ground: Ground, name: str, language: str) -> dict[str, Any]:
    ours = definitions()[name]
    address = ground.settings.address
    label = write("tap-receipt", {}, language, ShopVoice(""))
    link = {"label": label, "prefix": f"{address}/order/"} if takes_links(address) else {}
    return utility_template(name, language, ours.body[language], ours.values, link)


def _take_over(tx: Transaction, account_id: str, told: list[TemplateTold]) -> None:
    there = {(each.name, each.language) for each in told}
    for each in told:
        _note(tx, account_id, each)
    for row in templates_of(tx, account_id):
        if (row.name, row.language) not in there and row.state != "disabled":
            template_gone(tx, row.id)


def _note(tx: Transaction, account_id: str, told: TemplateTold) -> None:
    note_template(
        tx, NoteTemplate(
            account_id, told.name, told.language, _state(told.status), told.category.lower(), told.quality, told.reason,
            told.components,
        )
    )  # fmt: skip


def _state(status: str) -> str:
    return STATES.get(status.upper(), "pending")


def _tell(account: Account, told: TemplateTold) -> None:
    state = _state(told.status)
    _show(account.id, told.name, told.language, told.category.lower(), state, told.quality, told.reason)


def _show(*words: str) -> None:
    click.echo("\t".join(words))
