"""chaffer sign-on add, list, remove"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.staff.sign_on import add_provider, providers_of_shop, remove_provider
from chaffer.cli.failing import Failed
from chaffer.cli.ground import standing
from chaffer.runtime.guard import AddressBlocked, checked_url


@click.group(name="sign-on")
def sign_on() -> None:
    """Signing in with the accounts of another house (OpenID Connect)."""


@sign_on.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--name", required=True, help="As it stands on the button.")
@click.option(
    "--issuer", required=True, help="Exactly as the provider writes itself, such as https://login.example.com/."
)
@click.option("--client-id", required=True, help="Our name over there.")
@click.option("--client-secret", default="", help="Our secret over there; none for a public client.")
def add(slug: str, name: str, issuer: str, client_id: str, client_secret: str) -> None:
    """Take a provider's word on who somebody is; prints the address it must send people back to."""
    try:
        checked_url(issuer)
    except AddressBlocked as wrong:
        raise Failed(f"the issuer is {wrong}") from wrong
    with standing() as ground:
        shop = ground.shop(slug)
        ground.db.write_now(
            shop.id, lambda tx: add_provider(tx, name, issuer, client_id, client_secret, ground.secrets, COMMAND)
        )
        click.echo(f"{ground.settings.address}/sign-on/back")


@sign_on.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def list_(slug: str) -> None:
    """One line a provider: id, issuer, our name over there, name."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, providers_of_shop):
            click.echo(f"{each.id}\t{each.issuer}\t{each.client_id}\t{each.name}")


@sign_on.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.argument("provider_id")
def remove(slug: str, provider_id: str) -> None:
    """Nobody comes in by it any more."""
    with standing() as ground:
        ground.db.write_now(ground.shop(slug).id, lambda tx: remove_provider(tx, provider_id, COMMAND))
    click.echo(f"{provider_id} is removed")
