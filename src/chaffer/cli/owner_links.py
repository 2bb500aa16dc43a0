"""The link with which a shop's first owner comes in."""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.shops import all_shops
from chaffer.accounts.staff.operations.make_link import Link, owner_link
from chaffer.cli.ground import Ground
from chaffer.runtime.settings import Settings
from chaffer.runtime.transaction import ANY_SHOP

SHOPS_AT_MOST = 20


def link_address(settings: Settings, link: Link) -> str:
    """What stands behind # never reaches a server's log."""
    return f"{settings.address}/desk/welcome#{link.token}"


def print_first_links(ground: Ground) -> None:
    """One line for each shop where nobody works and that was given no such link that is still good."""
    for shop in ground.db.read_now(ANY_SHOP, all_shops)[:SHOPS_AT_MOST]:
        if shop.state == "closed":
            continue
        link = ground.db.write_now(shop.id, lambda tx: owner_link(tx, COMMAND, first=True))
        if link is not None:
            click.echo(
                f"{shop.slug} has no owner yet; this link makes one, once: {link_address(ground.settings, link)}"
            )
