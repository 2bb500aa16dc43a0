"""chaffer secrets reseal"""

import click

from chaffer.accounts.shops import all_shops
from chaffer.cli.failing import Failed
from chaffer.cli.ground import standing
from chaffer.cli.sealed import CLOSED, SEALED
from chaffer.runtime.reseal import reseal as seal_anew
from chaffer.runtime.transaction import ANY_SHOP


@click.group()
def secrets() -> None:
    """What is sealed under the root key."""


@secrets.command()
def reseal() -> None:
    """Put every sealed value under the first of the root keys, so that the others can be taken away.

    Safe to repeat, and to stop anywhere; a server that has both keys may run meanwhile.
    """
    with standing() as ground:
        shops = [shop.id for shop in ground.db.read_now(ANY_SHOP, all_shops)]
        found = seal_anew(ground.db, ground.secrets, shops, SEALED)
    click.echo(f"{found.anew} values are under a new root key, {found.already} had been before")
    if found.closed:
        raise Failed(f"{found.closed} values {CLOSED}")
    click.echo("the first root key opens everything: the others can be taken away")
