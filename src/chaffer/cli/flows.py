"""chaffer channel flows-key, chaffer channel flows-add"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.change_channel_account import ChangeChannelAccount, change_channel_account
from chaffer.channels.whatsapp.flows.crypt import new_key_pair
from chaffer.channels.whatsapp.flows.manage import SHIPPED, add_flow, tell_public_key
from chaffer.cli.numbers import ask, numbers, the_one
from chaffer.kernel.errors import Invalid

KEY, KEY_BEFORE = "flows_private_key", "flows_private_key_previous"
_shop = click.option("--shop", "slug", required=True, help="Short name of the shop.")
_account = click.option("--account", "only", default="", help="Our id of the number, if the shop has several.")


@click.command(name="flows-key")
@_shop
@_account
def flows_key(slug: str, only: str) -> None:
    """Make a key pair for the forms (Flows) of a WhatsApp number; keep one half sealed, tell Meta the other, print it.

    Run again it makes another; the one before still opens what phones send until they fetched the new one.
    """
    private, public = new_key_pair()
    with numbers(slug, only) as (ground, accounts):
        account = the_one(accounts)
        kept = {KEY: private, KEY_BEFORE: account.secrets.get(KEY, "")}
        change = ChangeChannelAccount(account.id, secrets={name: value for name, value in kept.items() if value})
        # Kept first: phones must never have a key whose other half was lost.
        ground.db.write_now(account.shop_id, lambda tx: change_channel_account(tx, change, ground.secrets, COMMAND))
        ask(ground, lambda http: tell_public_key(http, account, public))
        click.echo(public.strip())


@click.command(name="flows-add")
@click.argument("form", type=click.Choice(SHIPPED), default="address")
@_shop
@_account
def flows_add(form: str, slug: str, only: str) -> None:
    """Publish a form that comes along at Meta, and use it from now on; prints Meta's id of it.

    `address` asks where it goes, checks it while it is filled in, and offers the ways of delivery.
    """
    with numbers(slug, only) as (ground, accounts):
        account = the_one(accounts)
        if not account.secrets.get(KEY):
            raise Invalid("the number has no key for forms yet: chaffer channel flows-key makes one", field="account")
        endpoint = f"{ground.settings.address}/in/whatsapp/flows/{account.external_id}"
        flow_id = ask(ground, lambda http: add_flow(http, account, form, endpoint))
        change = ChangeChannelAccount(account.id, settings={f"flow_{form}": flow_id})
        ground.db.write_now(account.shop_id, lambda tx: change_channel_account(tx, change, ground.secrets, COMMAND))
        click.echo(flow_id)
