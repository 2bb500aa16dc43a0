"""All commands: `chaffer --help` on one page."""

import click

from chaffer import __version__
from chaffer.cli.apikey import apikey
from chaffer.cli.backup import backup, restore
from chaffer.cli.catalog import catalog
from chaffer.cli.channel import channel
from chaffer.cli.chat import chat
from chaffer.cli.demo import demo
from chaffer.cli.doctor import doctor
from chaffer.cli.failing import Commands
from chaffer.cli.migrate import migrate
from chaffer.cli.replay import replay
from chaffer.cli.search_eval import search_eval
from chaffer.cli.serve import serve
from chaffer.cli.shop import shop
from chaffer.cli.understand import understand


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="chaffer")
def main() -> None:
    """A shop that lives inside the conversations its customers already have.

    Settings come from the environment: see docs/reference/settings.md.
    """


COMMANDS = (
    serve,
    demo,
    migrate,
    shop,
    channel,
    apikey,
    catalog,
    chat,
    replay,
    understand,
    search_eval,
    backup,
    restore,
    doctor,
)
for command in COMMANDS:
    main.add_command(command)
