"""chaffer carrier add easypost, chaffer carrier add aftership, chaffer carrier list"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.cli.ground import standing
from chaffer.commerce.fulfilment.operations.add_carrier_account import AddCarrierAccount, add_carrier_account
from chaffer.commerce.fulfilment.tracking import tracker_rows
from chaffer.integrations.carriers.aftership.tracker import HOME as AFTERSHIP
from chaffer.integrations.carriers.easypost.tracker import HOME as EASYPOST

_SHOP = click.option("--shop", "slug", required=True, help="Short name of the shop.")
_KEY = click.option("--api-key", required=True, help="Lets us ask where a parcel is.")
_SECRET = click.option("--webhook-secret", required=True, help="Signs what the service tells us.")


@click.group()
def carrier() -> None:
    """The services that follow a shop's parcels."""


@carrier.group()
def add() -> None:
    """Connect an account, or give a connected one new secrets; prints the address for its webhook."""


@add.command()
@_SHOP
@_KEY
@_SECRET
@click.option("--api-base-url", default=EASYPOST, show_default=True, help="Where its API is.")
def easypost(slug: str, api_key: str, webhook_secret: str, api_base_url: str) -> None:
    """EasyPost: create a webhook there with this secret, for the address that is printed."""
    _add("easypost", slug, api_key, webhook_secret, api_base_url)


@add.command()
@_SHOP
@_KEY
@_SECRET
@click.option("--api-base-url", default=AFTERSHIP, show_default=True, help="Where its API is.")
def aftership(slug: str, api_key: str, webhook_secret: str, api_base_url: str) -> None:
    """AfterShip: the webhook secret stands in its settings; add a webhook for the address that is printed."""
    _add("aftership", slug, api_key, webhook_secret, api_base_url)


def _add(kind: str, slug: str, api_key: str, webhook_secret: str, api_base_url: str) -> None:
    command = AddCarrierAccount(
        kind, {"api_base_url": api_base_url.rstrip("/")}, {"api_key": api_key, "webhook_secret": webhook_secret}
    )
    with standing() as ground:
        shop = ground.shop(slug)
        account_id = ground.db.write_now(
            shop.id, lambda tx: add_carrier_account(tx, command, ground.secrets, COMMAND)
        )  # fmt: skip
        click.echo(f"{ground.settings.address}/in/tracker/{account_id}")


@carrier.command(name="list")
@_SHOP
def list_(slug: str) -> None:
    """One line an account: id, service. Secrets are never shown."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, tracker_rows):
            click.echo(f"{each.id}\t{each.kind}")
