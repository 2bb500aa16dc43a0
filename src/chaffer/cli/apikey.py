"""chaffer apikey create, list, revoke"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.keys import keys_of_shop
from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.accounts.operations.revoke_api_key import RevokeApiKey, revoke_api_key
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.cli.ground import standing


@click.group()
def apikey() -> None:
    """Keys for the API."""


@apikey.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop the key opens.")
@click.option("--name", default="", help="What it is for.")
@click.option("--permission", "permissions", multiple=True, help="What it may do; repeatable. Everything, if absent.")
def create(slug: str, name: str, permissions: tuple[str, ...]) -> None:
    """Make a key and print it, alone. It is shown this once."""
    command = CreateApiKey(name, permissions or tuple(PERMISSIONS))
    with standing() as ground:
        made = ground.db.write_now(ground.shop(slug).id, lambda tx: create_api_key(tx, command, COMMAND))
    click.echo(made.key)


@apikey.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def list_(slug: str) -> None:
    """One line a key: id, state, when it was made, what for. The keys themselves are stored nowhere."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, keys_of_shop):
            state = "revoked" if each.revoked_at else "valid"
            click.echo("\t".join((each.id, state, each.created_at.isoformat(timespec="seconds"), each.name)))


@apikey.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.argument("key_id")
def revoke(slug: str, key_id: str) -> None:
    """End a key's life; the next call with it is refused."""
    with standing() as ground:
        shop = ground.shop(slug)
        ground.db.write_now(shop.id, lambda tx: revoke_api_key(tx, RevokeApiKey(key_id), COMMAND))
    click.echo(f"{key_id} is revoked")
