"""chaffer understand"""

import asyncio

import click
import msgspec

from chaffer.cli.ground import standing
from chaffer.web.understood import Understood


@click.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop whose words, currency and day count.")
@click.option("--language", default="", help="A hint, such as the thread's language.")
@click.option("--asked", default="", help="The open question the text answers, such as quantity or size.")
@click.argument("text")
def understand(slug: str, language: str, asked: str, text: str) -> None:
    """Show as JSON what TEXT means: language, intent, slots."""
    with standing() as ground:
        meant = asyncio.run(Understood(ground.db).of(ground.shop(slug).id, text, language=language, asked=asked))
    click.echo(msgspec.json.format(msgspec.json.encode(meant), indent=2))
