"""chaffer company add, chaffer company member, chaffer company prices, chaffer company list"""

import csv
from decimal import InvalidOperation
from pathlib import Path

import click

from chaffer.accounts.actor import COMMAND
from chaffer.cli.ground import standing
from chaffer.commerce.catalog.operations.put_price_list import PutPriceList, put_price_list
from chaffer.commerce.catalog.operations.set_price import SetPrice, set_price
from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.companies.operations.join_company import JoinCompany, join_company
from chaffer.commerce.companies.operations.put_company import PutCompany, put_company
from chaffer.commerce.companies.queries import companies_of_shop
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction


@click.group()
def company() -> None:
    """Companies that buy: their VAT number, prices, terms and people."""


@company.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--name", required=True, help="As it stands on invoices.")
@click.option("--country", required=True, help="ISO 3166 code.")
@click.option("--vat-number", default="", help="Checked by its form.")
@click.option("--price-list", "price_list_id", default="", help="From `chaffer company prices`; empty: everybody's.")
@click.option("--pays-by-invoice", is_flag=True, help="May pay later, by transfer.")
@click.option("--due-days", default=30, show_default=True, help="To pay an invoice.")
@click.option("--least", default="", help="No order below this, such as 250.")
@click.option("--id", "company_id", default="", help="Of one to change.")
def add(
    slug: str, name: str, country: str, vat_number: str, price_list_id: str, pays_by_invoice: bool, due_days: int,
    least: str, company_id: str,
) -> None:  # fmt: skip
    """Add a company, or change its terms; prints its id."""
    with standing() as ground:
        shop = ground.shop(slug)
        command = PutCompany(
            name, country, vat_number, company_id, None, price_list_id, pays_by_invoice, due_days,
            _minor(least, shop.currency) if least else 0,
        )  # fmt: skip
        click.echo(ground.db.write_now(shop.id, lambda tx: put_company(tx, command, COMMAND)))


@company.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--company", "company_id", required=True, help="From `chaffer company add`.")
@click.option("--contact", "contact_id", required=True, help="Who buys for it: a contact's id.")
def member(slug: str, company_id: str, contact_id: str) -> None:
    """Let a person buy for the company."""
    with standing() as ground:
        command = JoinCompany(contact_id, company_id)
        ground.db.write_now(ground.shop(slug).id, lambda tx: join_company(tx, command, COMMAND))


@company.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--name", required=True, help="Of the price list; a known one is changed.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def prices(slug: str, name: str, file: Path) -> None:
    """Set a price list from a CSV with the columns sku, price and, if you like, from; prints its id.

    Only what stands in the list can be bought with it.
    """
    with standing() as ground:
        shop = ground.shop(slug)
        with file.open(newline="", encoding="utf-8-sig") as source:
            rows = list(csv.DictReader(source))

        def work(tx: Transaction) -> str:
            list_id = put_price_list(tx, PutPriceList(name, shop.currency))
            for number, row in enumerate(rows, 2):
                variant = variant_by_sku(tx, (row.get("sku") or "").strip())
                if variant is None:
                    raise click.UsageError(f"line {number}: no article {row.get('sku')!r}")
                price = Money(_minor(row.get("price") or "", shop.currency), shop.currency)
                set_price(
                    tx, SetPrice(variant.id, price, price_list_id=list_id, min_quantity=int(row.get("from") or 1))
                )  # fmt: skip
            return list_id

        click.echo(ground.db.write_now(shop.id, work))


@company.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def list_(slug: str) -> None:
    """One line a company: id, name, VAT number, whether it pays on invoice, days."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, companies_of_shop):
            way = f"invoice, {each.due_days} days" if each.pays_by_invoice else "at once"
            click.echo(f"{each.id}\t{each.name}\t{each.vat_number}\t{way}")


def _minor(amount: str, currency: str) -> int:
    try:
        minor = Money.parse(amount, currency).minor
    except InvalidOperation:
        minor = -1
    if minor < 0:
        raise click.UsageError(f"{amount!r} is no amount.")
    return minor
