"""chaffer shop create, chaffer shop list"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.accounts.shops import all_shops
from chaffer.cli.ground import standing
from chaffer.commerce.defaults import set_up
from chaffer.kernel.locale import LANGUAGES, language_of
from chaffer.runtime.transaction import ANY_SHOP, Transaction


@click.group()
def shop() -> None:
    """The shops of this server."""


@shop.command()
@click.option("--slug", required=True, help="Short name, used in commands and addresses.")
@click.option("--name", required=True, help="As shoppers read it.")
@click.option("--currency", required=True, help="ISO 4217 code, such as USD.")
@click.option("--language", default="en", show_default=True, help="What it answers in when the shopper's is unknown.")
@click.option("--country", default="US", show_default=True, help="ISO 3166 code of where it sells from.")
@click.option("--time-zone", default="UTC", show_default=True, help="Such as Europe/Paris.")
def create(slug: str, name: str, currency: str, language: str, country: str, time_zone: str) -> None:
    """Open a shop that can sell at once; prints its id."""
    command = CreateShop(slug, name, currency.upper(), language, country.upper(), time_zone)
    with standing() as ground:
        shop_id = ground.db.clock.new_id("shop")

        def work(tx: Transaction) -> str:
            set_up(tx, command.currency, command.country)
            return create_shop(tx, command, COMMAND)

        click.echo(ground.db.write_now(shop_id, work))
    if language_of(language) not in LANGUAGES:
        click.echo(f"the bot does not speak {language} yet: it speaks {', '.join(LANGUAGES)}", err=True)


@shop.command(name="list")
def list_() -> None:
    """One line a shop: short name, id, currency, language, state, name."""
    with standing() as ground:
        for each in ground.db.read_now(ANY_SHOP, all_shops):
            click.echo(f"{each.slug}\t{each.id}\t{each.currency}\t{each.language}\t{each.state}\t{each.name}")
