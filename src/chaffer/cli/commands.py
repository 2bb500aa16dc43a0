"""All commands: `chaffer --help` on one page."""

import gc
import importlib
from types import ModuleType

import click

from chaffer import __version__
from chaffer.cli.failing import Commands

COMMANDS = {
    "serve": "chaffer.cli.serve:serve",
    "demo": "chaffer.cli.demo:demo",
    "migrate": "chaffer.cli.migrate:migrate",
    "shop": "chaffer.cli.shop:shop",
    "channel": "chaffer.cli.channel:channel",
    "payments": "chaffer.cli.payments:payments",
    "company": "chaffer.cli.company:company",
    "invoices": "chaffer.cli.invoices:invoices",
    "staff": "chaffer.cli.staff:staff",
    "sign-on": "chaffer.cli.sign_on:sign_on",
    "apikey": "chaffer.cli.apikey:apikey",
    "secrets": "chaffer.cli.secrets:secrets",
    "catalog": "chaffer.cli.catalog:catalog",
    "faq": "chaffer.cli.faq:faq",
    "policy": "chaffer.cli.policy:policy",
    "carrier": "chaffer.cli.carrier:carrier",
    "chat": "chaffer.cli.chat:chat",
    "test": "chaffer.cli.test:test",
    "history": "chaffer.cli.history:history",
    "export": "chaffer.cli.export:export",
    "person": "chaffer.cli.person:person",
    "inbox": "chaffer.cli.inbox:inbox",
    "reports": "chaffer.cli.reports:reports",
    "replay": "chaffer.cli.replay:replay",
    "understand": "chaffer.cli.understand:understand",
    "search-eval": "chaffer.cli.search_eval:search_eval",
    "understand-eval": "chaffer.cli.understand_eval:understand_eval",
    "backup": "chaffer.cli.backup:backup",
    "restore": "chaffer.cli.backup:restore",
    "doctor": "chaffer.cli.doctor:doctor",
}
"""Where each command is. A command's code is read when it is called: all of it at once would cost every call seconds."""


class _Lazy(Commands):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(_read(module), name)
        return command


def _read(module: str) -> ModuleType:
    """Code is there to stay: the collector looks at none of it, while it is read (a fifth of the time) and after."""
    gc.disable()
    try:
        return importlib.import_module(module)
    finally:
        gc.freeze()
        gc.enable()


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="chaffer")
def main() -> None:
    """A shop that lives inside the conversations its customers already have.

    Settings come from the environment: see docs/reference/settings.md.
    """
