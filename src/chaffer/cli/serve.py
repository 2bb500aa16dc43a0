"""chaffer serve"""

import click
import uvicorn

from chaffer.cli.ground import standing
from chaffer.web.app import create_app
from chaffer.web.backstage import Backstage


@click.command()
def serve() -> None:
    """Migrate, then serve everything in one process until told to stop."""
    with standing() as ground:
        app = create_app(Backstage(ground.settings, ground.db, ground.secrets))
        click.echo(f"chaffer listens on {ground.settings.address}")
        uvicorn.run(
            app, host=ground.settings.host, port=ground.settings.port, log_config=None, access_log=False,
            server_header=False, timeout_graceful_shutdown=ground.settings.shutdown_seconds,
        )  # fmt: skip
