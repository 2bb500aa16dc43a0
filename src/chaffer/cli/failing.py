"""How a command fails: one clear line, exit code 2."""

import sqlite3
from typing import Any

import click
import psycopg

from chaffer.kernel.errors import ChafferError
from chaffer.runtime.settings import WrongSettings


class Failed(click.ClickException):
    """What went wrong, in words the operator can act on."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002 — click's signature
        click.echo(f"chaffer: {self.message}", err=True)


class Commands(click.Group):
    """A group whose commands turn our errors, and those of files and databases, into one line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (ChafferError, WrongSettings) as error:
            raise Failed(str(error)) from error
        except click.UsageError as error:
            where = error.ctx.command_path if error.ctx else "chaffer"
            raise Failed(f"{error.format_message()} See: {where} --help") from error
        except FileNotFoundError as error:
            raise Failed(f"no such file: {error.filename}") from error
        except (sqlite3.Error, psycopg.Error) as error:
            raise Failed(f"the database says: {str(error).strip().splitlines()[0]}") from error
