"""chaffer serve"""

import click

from chaffer.cli.ground import standing
from chaffer.cli.serving import assemble, listen


@click.command()
def serve() -> None:
    """Migrate, then serve everything in one process until told to stop."""
    with standing() as ground:
        click.echo(f"chaffer listens on {ground.settings.address}")
        listen(assemble(ground.settings, ground.db, ground.secrets), ground.settings)
