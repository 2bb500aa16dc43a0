"""chaffer backup, chaffer restore"""

from pathlib import Path

import click

from chaffer.accounts.audit import broken_at
from chaffer.accounts.shops import all_shops
from chaffer.cli.every_table import every_table
from chaffer.cli.failing import Failed
from chaffer.cli.ground import Ground, standing
from chaffer.commerce.invariants import broken_invariants
from chaffer.outbox.doubt import doubt_promises
from chaffer.runtime.backup import back_up
from chaffer.runtime.backup import restore as read_back
from chaffer.runtime.transaction import ANY_SHOP


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write all that the database holds to FILE, as of one moment; a server may run meanwhile.

    The root key is not in it: keep that apart, for without it the file's secrets stay sealed.
    """
    if file.exists():
        raise Failed(f"{file} exists already")
    with standing() as ground:
        manifest = back_up(ground.db, every_table(), file)
    rows = sum(each.rows for each in manifest.tables.values())
    click.echo(f"{file}: {rows} rows of {len(manifest.tables)} tables, {file.stat().st_size} bytes")


@click.command()
@click.option(
    "--resend", is_flag=True, help="Send what was promised when the backup was made, even if it was sent since."
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path, *, resend: bool) -> None:
    """Read FILE into an empty database, then check that everything is there and adds up.

    Messages not yet sent when the backup was made may have left since: they are marked unknown, unless --resend.
    """
    with standing() as ground:
        manifest = read_back(ground.db, every_table(), file)
        doubted = 0 if resend else ground.db.write_now(ANY_SHOP, doubt_promises)
        problems = _problems(ground)
    rows = sum(each.rows for each in manifest.tables.values())
    click.echo(f"{rows} rows of {len(manifest.tables)} tables are back, as of {manifest.made_at}")
    if doubted:
        click.echo(f"{doubted} messages may have been sent after the backup: they are marked unknown")
    if problems:
        raise Failed("; ".join(problems))
    click.echo("every count, every balance, every reservation and every audit trail holds")


def _problems(ground: Ground) -> list[str]:
    found = []
    for shop in ground.db.read_now(ANY_SHOP, all_shops):
        found += [f"{shop.slug}: {each}" for each in ground.db.read_now(shop.id, broken_invariants)]
        if line := ground.db.read_now(shop.id, broken_at):
            found.append(f"{shop.slug}: the audit trail was changed at {line}")
    return found
