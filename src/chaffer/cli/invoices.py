"""chaffer invoices seller, chaffer invoices list"""

import click
import msgspec

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.cli.ground import standing
from chaffer.commerce.invoices.content import SETTING, Party, check_party
from chaffer.commerce.invoices.queries import invoices_of_year


@click.group()
def invoices() -> None:
    """Invoices and credit notes."""


@invoices.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--name", required=True, help="Who sells, as the law knows it.")
@click.option("--address", "lines", multiple=True, required=True, help="A line of the address; repeat it.")
@click.option("--country", default="", help="ISO 3166 code.")
@click.option("--vat-number", default="", help="As it is printed.")
def seller(slug: str, name: str, lines: tuple[str, ...], country: str, vat_number: str) -> None:
    """Say who sells: from now on every paid order gets an invoice, every refund a credit note."""
    party = check_party(Party(name, lines, country.upper(), vat_number))
    command = ChangeShop(settings={SETTING: msgspec.to_builtins(party)})
    with standing() as ground:
        ground.db.write_now(ground.shop(slug).id, lambda tx: change_shop(tx, command, COMMAND))


@invoices.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--year", type=int, required=True, help="Such as 2026.")
def list_(slug: str, year: int) -> None:
    """One line a paper, by number: label, kind, order, total."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, lambda tx: invoices_of_year(tx, year)):
            click.echo(
                f"{each.label}\t{each.kind}\t{each.content.order_number}\t{each.total.major} {each.total.currency}"
            )
