"""chaffer migrate"""

import click

from chaffer.cli.ground import settled
from chaffer.runtime.migrate import migrate as bring_up_to_date
from chaffer.runtime.secrets import load_secrets


@click.command()
def migrate() -> None:
    """Bring the database to this release's shape. Safe to repeat, and beside a running server."""
    settings = settled()
    load_secrets(settings)
    bring_up_to_date(settings.database)
    click.echo("the database is up to date")
