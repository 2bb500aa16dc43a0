"""chaffer channel add whatsapp, chaffer channel add web, chaffer channel list, chaffer channel templates"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.channels import accounts_of_shop
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.add_web_chat import AddWebChat, add_web_chat
from chaffer.cli.flows import flows_add, flows_key
from chaffer.cli.ground import standing
from chaffer.cli.templates import templates
from chaffer.web.chat.sites import as_origin

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
@click.option("--app-id", default="", help="Id of the Meta app, for example pictures of templates.")
@click.option("--catalog-id", default="", help="The catalogue connected to the number, for product messages.")
@click.option(
    "--country", default="", help="Where the number is, as two letters: India and Brazil have more in WhatsApp."
)
@click.option("--per-second", default="", help="Messages a second, if the number's throughput is not Meta's usual 80.")
@click.option("--phone-number", default="", help="The number itself, such as +15551234567, for links that lead to it.")
@click.option("--name", default="", help="How the desk shows it.")
def whatsapp(
    slug: str, phone_number_id: str, app_secret: str, verify_token: str, access_token: str, api_base_url: str,
    business_account_id: str, app_id: str, catalog_id: str, country: str, per_second: str, phone_number: str, name: str,
) -> None:  # fmt: skip
    """Connect a WhatsApp number, or give a connected one new secrets; prints our id of it."""
    settings = {
        "api_base_url": api_base_url.rstrip("/"), "business_account_id": business_account_id, "app_id": app_id,
        "catalog_id": catalog_id,
        "per_second": per_second, "country": country.upper(), "phone_number": phone_number,
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


@add.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option(
    "--origin",
    "origins",
    required=True,
    multiple=True,
    help="A site that may show the chat, such as https://shop.example; may be given several times.",
)
@click.option("--site-key", default="", help="Of a chat there is already: give it other origins.")
@click.option("--new-identity-key", is_flag=True, help="Make a new identity key; the old one ends.")
@click.option("--name", default="", help="How the desk shows it.")
def web(slug: str, origins: tuple[str, ...], site_key: str, new_identity_key: bool, name: str) -> None:
    """Connect the chat on the shop's own site; prints the site key and, once, the identity key."""
    try:
        allowed = tuple(dict.fromkeys(as_origin(each) for origin in origins for each in origin.split(",")))
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--origin") from None
    with standing() as ground:
        shop = ground.shop(slug)
        command = AddWebChat(allowed, site_key, new_identity_key, name)
        made = ground.db.write_now(shop.id, lambda tx: add_web_chat(tx, command, ground.secrets, COMMAND))
    click.echo(f"site key      {made.site_key}")
    if made.identity_key:
        click.echo(f"identity key  {made.identity_key}  (secret; shown only now)")


@channel.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def list_(slug: str) -> None:
    """One line an account: id, messenger, the messenger's id, state, name. Secrets are never shown."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, accounts_of_shop):
            click.echo(f"{each.id}\t{each.kind}\t{each.external_id}\t{each.state}\t{each.name}")
