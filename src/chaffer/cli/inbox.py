"""chaffer inbox"""

import click

from chaffer.cli.ground import standing
from chaffer.desk.rows.following import follow, make_anew
from chaffer.runtime.transaction import ANY_SHOP


@click.group()
def inbox() -> None:
    """The list people work from."""


@inbox.command()
def rebuild() -> None:
    """Make the inbox and its search anew from conversations, messages, people and orders, of all shops.

    Needed after a restore from elsewhere, or if you doubt it; a server may run meanwhile. Cut off, it is gone on with
    by the next server, or when it is called again.
    """
    with standing() as ground:
        ground.db.write_now(ANY_SHOP, make_anew)
        pieces = 0
        while ground.db.write_now(ANY_SHOP, follow):
            pieces += 1
        click.echo(f"made anew in {pieces} pieces")
