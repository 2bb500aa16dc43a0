"""chaffer channel templates list, submit, sync"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from chaffer.accounts.templates import templates_of
from chaffer.channels.contract import Account, File
from chaffer.channels.whatsapp.check_template import problems
from chaffer.channels.whatsapp.example_file import FORMATS, media_header, upload_example, with_example
from chaffer.channels.whatsapp.manage_templates import (
    TemplateTold,
    create_template,
    delete_template,
    edit_template,
    list_templates,
    takes_links,
    utility_template,
)
from chaffer.channels.whatsapp.preview_template import preview, wanted
from chaffer.cli.ground import Ground
from chaffer.cli.numbers import ask, numbers
from chaffer.conversations.order_news import definitions
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.conversations.voices.texts import write
from chaffer.desk.operations.take_over_templates import state_of, take_over_template, take_over_templates
from chaffer.kernel.errors import Invalid, NotFound, SendFault
from chaffer.kernel.locale import LANGUAGES
from chaffer.runtime.file_kinds import kind_of

_shop = click.option("--shop", "slug", required=True, help="Short name of the shop.")
_account = click.option(
    "--account", "only", default="", help="Our id of one account; every WhatsApp number, if absent."
)
_example = click.option(
    "--example", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The picture, film or document that Meta is shown as the header's example.",
)  # fmt: skip
Json = dict[str, Any]


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


@templates.command()
@_shop
@_account
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_example
def create(slug: str, only: str, file: Path, example: Path | None) -> None:
    """Ask Meta to approve a template of your own, written as Meta writes it (name, language, category, components).

    It is checked first, and nothing is sent while something is wrong. What it will look like is printed.
    """
    template = _written(file, example)
    with numbers(slug, only) as (ground, accounts):
        for account in accounts:
            _hand_in_one(ground, account, _with_example(ground, account, template, example))
    click.echo(preview(template["components"]))


@templates.command()
@_shop
@_account
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_example
def edit(slug: str, only: str, file: Path, example: Path | None) -> None:
    """Hand in other words for a template that is there: the one of the file's name and language."""
    template = _written(file, example)
    with numbers(slug, only) as (ground, accounts):
        for account in accounts:
            whole = _with_example(ground, account, template, example)
            known = _the_one(_fetch(ground, account), template["name"], template["language"])
            ask(ground, lambda http, a=account, k=known, t=whole: edit_template(http, a, k.id, t))  # type: ignore[misc]
            _fetch(ground, account)
            _show(account.id, template["name"], template["language"], "handed in anew")


@templates.command()
@_shop
@_account
@click.argument("name")
@click.option("--language", default="", help="Only this one; all of them, if absent.")
def delete(slug: str, only: str, name: str, language: str) -> None:
    """Delete a template at Meta. Its name cannot be used again for thirty days."""
    with numbers(slug, only) as (ground, accounts):
        for account in accounts:
            known = _the_one(_fetch(ground, account), name, language)
            id_ = known.id if language else ""
            ask(ground, lambda http, a=account, i=id_: delete_template(http, a, name, i))  # type: ignore[misc]
            _fetch(ground, account)
            _show(account.id, name, language or "all languages", "deleted")


@templates.command()
@_shop
@_account
@click.argument("name")
@click.option("--language", required=True)
@click.option("--value", "given", multiple=True, help="NAME=WORDS for a variable; repeatable.")
def show(slug: str, only: str, name: str, language: str, given: tuple[str, ...]) -> None:
    """What a shopper would read, with its examples or your values; then the variables it wants."""
    values = dict(each.split("=", 1) for each in given if "=" in each)
    with numbers(slug, only) as (ground, accounts):
        for account in accounts:
            rows = ground.db.read_now(account.shop_id, lambda tx, a=account: templates_of(tx, a.id))  # type: ignore[misc]
            row = next((each for each in rows if (each.name, each.language) == (name, language)), None)
            if row is None:
                raise NotFound(
                    f"there is no template {name} in {language}: chaffer channel templates sync fetches them"
                )
            click.echo(preview(row.components, values))
            for where, names in wanted(row.components).items():
                click.echo(f"{where}: {', '.join(names)}")


def _with_example(ground: Ground, account: Account, template: Json, example: Path | None) -> Json:
    """Hand the example in first, where there is one. Raises Invalid, or a SendFault."""
    if example is None:
        return template
    content = example.read_bytes()
    mime = kind_of(content)
    form = str(media_header(template)["format"]).upper()
    if mime not in FORMATS[form]:
        raise Invalid(f"{example}: the header is {form}, and the file is {mime}", field="example")
    file = File(example.name, mime, content)
    return with_example(template, ask(ground, lambda http: upload_example(http, account, file)))


def _written(file: Path, example: Path | None) -> Json:
    """Raises Invalid with everything that is wrong."""
    try:
        template = msgspec.json.decode(file.read_bytes())
    except msgspec.DecodeError as error:
        raise Invalid(f"{file}: not JSON: {error}", field="file") from None
    if example is not None and isinstance(template, dict):
        template = with_example(template, str(example))  # the handle takes its place
    wrong = problems(template) if isinstance(template, dict) else ["it is no object"]
    if wrong:
        raise Invalid(f"{file}: " + "; ".join(wrong), field="file")
    return dict(template)


def _the_one(told: list[TemplateTold], name: str, language: str) -> TemplateTold:
    found = next((each for each in told if each.name == name and language in ("", each.language)), None)
    if found is None:
        raise NotFound(f"Meta has no template {name} {language}".strip())
    return found


def _list(ground: Ground, account: Account) -> None:
    for each in ground.db.read_now(account.shop_id, lambda tx: templates_of(tx, account.id)):
        _show(account.id, each.name, each.language, each.category, each.state, each.quality, each.reason)


def _fetch(ground: Ground, account: Account) -> list[TemplateTold]:
    """What Meta lists, taken over."""
    told = ask(ground, lambda http: list_templates(http, account))
    ground.db.write_now(account.shop_id, lambda tx: take_over_templates(tx, account.id, told))
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
    ground.db.write_now(account.shop_id, lambda tx: take_over_template(tx, account.id, told))
    _tell(account, told)


def _wording(ground: Ground, name: str, language: str) -> dict[str, Any]:
    ours = definitions()[name]
    address = ground.settings.address
    label = write("tap-receipt", {}, language, ShopVoice(""))
    link = {"label": label, "prefix": f"{address}/{ours.opens}/"} if ours.opens and takes_links(address) else {}
    return utility_template(name, language, ours.body[language], ours.values, link)


def _tell(account: Account, told: TemplateTold) -> None:
    state = state_of(told.status)
    _show(account.id, told.name, told.language, told.category.lower(), state, told.quality, told.reason)


def _show(*words: str) -> None:
    click.echo("\t".join(words))
