"""chaffer serve"""

import click

from chaffer.cli.failing import Failed
from chaffer.cli.ground import Ground, standing
from chaffer.cli.owner_links import print_first_links
from chaffer.cli.sealed import CHANNELS, CLOSED, what_opens
from chaffer.cli.serving import assemble, listen


@click.command()
def serve() -> None:
    """Migrate, then serve everything in one process until told to stop."""
    with standing() as ground:
        _check_key(ground)
        click.echo(f"chaffer listens on {ground.settings.address}")
        print_first_links(ground)
        listen(assemble(ground.settings, ground.db, ground.secrets), ground.settings)


def _check_key(ground: Ground) -> None:
    """With another root key every webhook would be refused and nothing could be sent: say so instead.

    Raises Failed if it opens nothing. Where it opens some, the others are told and the rest is served.
    """
    found = what_opens(ground, (CHANNELS,))
    if not found.closed:
        return
    told = f"the secrets of {found.closed} channel accounts {CLOSED}"
    if not found.open:
        raise Failed(told)
    click.echo(f"chaffer: {told}", err=True)
