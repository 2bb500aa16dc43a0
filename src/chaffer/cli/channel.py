"""chaffer channel add whatsapp, chaffer channel list, chaffer channel templates"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.channels import accounts_of_shop
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.cli.flows import flows_add, flows_key
from chaffer.cli.ground import standing
from chaffer.cli.templates import templates

GRAPH = "https://graph.facebook.com"


@click.group()
def channel() -> None:
    """The messengers a shop is connected to."""


channel.add_command(templates)
channel.add_command(flows_key)
channel.add_command(flows_add)


@channel.group()
def add() -> None:
    """Connect an account of a messenger."""


@add.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--phone-number-id", required=True, help="As the app's WhatsApp page shows it; not the phone number.")
@click.option("--app-secret", required=True, help="Signs the webhooks.")
@click.option("--verify-token", required=True, help="A word of your choice, told to Meta with the webhook's address.")
@click.option("--access-token", required=True, help="Lets us send.")
@click.option("--api-base-url", default=GRAPH, show_default=True, help="Where the Graph API is.")
@click.option("--business-account-id", default="", help="WhatsApp Business Account id, for templates.")
@click.option("--catalog-id", default="", help="The catalogue connected to the number, for product messages.")
@click.option(
    "--country", default="", help="Where the number is, as two letters: India and Brazil have more in WhatsApp."
)
@click.option("--per-second", default="", help="Messages a second, if the number's throughput is not Meta's usual 80.")
@click.option("--name", default="", help="How the desk shows it.")
def whatsapp(
    slug: str, phone_number_id: str, app_secret: str, verify_token: str, access_token: str, api_base_url: str,
    business_account_id: str, catalog_id: str, country: str, per_second: str, name: str,
) -> None:  # fmt: skip
    """Connect a WhatsApp number, or give a connected one new secrets; prints our id of it."""
    settings = {
        "api_base_url": api_base_url.rstrip("/"), "business_account_id": business_account_id, "catalog_id": catalog_id,
        "per_second": per_second, "country": country.upper(),
    }  # fmt: skip
    command = AddChannelAccount(
        "whatsapp",
        phone_number_id,
        {key: value for key, value in settings.items() if value},
        {"app_secret": app_secret, "verify_token": verify_token, "access_token": access_token},
        name,
    )
    with standing() as ground:
        shop = ground.shop(slug)
        click.echo(ground.db.write_now(shop.id, lambda tx: add_channel_account(tx, command, ground.secrets, COMMAND)))


@channel.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def list_(slug: str) -> None:
    """One line an account: id, messenger, the messenger's id, state, name. Secrets are never shown."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, accounts_of_shop):
            click.echo(f"{each.id}\t{each.kind}\t{each.external_id}\t{each.state}\t{each.name}")
