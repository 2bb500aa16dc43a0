"""chaffer reports"""

import click

from chaffer.cli.ground import standing
from chaffer.desk.reports.following import follow, make_anew
from chaffer.runtime.transaction import ANY_SHOP


@click.group()
def reports() -> None:
    """The shop's numbers by day."""


@reports.command()
def rebuild() -> None:
    """Count all days anew from conversations, carts and orders, of all shops, with the hours and time zone of today.

    Needed after a restore from elsewhere, after a shop changed its hours or time zone, or if you doubt the numbers; a
    server may run meanwhile. Cut off, it is gone on with by the next server, or when it is called again.
    """
    with standing() as ground:
        ground.db.write_now(ANY_SHOP, make_anew)
        pieces = 0
        while ground.db.write_now(ANY_SHOP, follow):
            pieces += 1
        click.echo(f"counted anew in {pieces} pieces")
