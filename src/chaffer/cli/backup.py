"""chaffer backup, chaffer restore"""

from pathlib import Path

import click

from chaffer.accounts.audit import broken_at
from chaffer.accounts.shops import all_shops
from chaffer.cli.every_table import every_table
from chaffer.cli.failing import Failed
from chaffer.cli.ground import Ground, standing
from chaffer.cli.sealed import CLOSED, what_opens
from chaffer.commerce.invariants import broken_invariants
from chaffer.outbox.doubt import doubt_promises
from chaffer.runtime.backup import Manifest, back_up
from chaffer.runtime.backup import restore as read_back
from chaffer.runtime.files import open_files
from chaffer.runtime.transaction import ANY_SHOP


@click.command()
@click.option("--despite-lost", is_flag=True, help="Go on without files that are lost from the disk or spoiled.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path, *, despite_lost: bool) -> None:
    """Write all that the database holds, and every file it names, to FILE, as of one moment; a server may run meanwhile.

    The root key is not in it: keep that apart, for without it the file's secrets stay sealed.
    """
    if file.exists():
        raise Failed(f"{file} exists already")
    if not file.absolute().parent.is_dir():
        raise Failed(f"there is no folder {file.parent}")
    with standing() as ground:
        manifest = back_up(ground.db, every_table(), open_files(ground.settings), file, despite_lost=despite_lost)
    click.echo(f"{file}: {_what(manifest)}, {file.stat().st_size} bytes")
    if lost := manifest.files.lost:
        click.echo(f"without {len(lost)} files that are lost or spoiled", err=True)


@click.command()
@click.option(
    "--resend", is_flag=True, help="Send what was promised when the backup was made, even if it was sent since."
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path, *, resend: bool) -> None:
    """Read FILE into an empty database and its files to the disk, then check that everything is there and adds up.

    Messages not yet sent when the backup was made may have left since: they are marked unknown, unless --resend.
    """
    with standing() as ground:
        manifest = read_back(ground.db, every_table(), open_files(ground.settings), file)
        doubted = 0 if resend else ground.db.write_now(ANY_SHOP, doubt_promises)
        problems = _problems(ground)
        closed = what_opens(ground).closed
    click.echo(f"{_what(manifest)} are back, as of {manifest.made_at}")
    if lost := manifest.files.lost:
        click.echo(f"{len(lost)} files were lost or spoiled before the backup and are not back", err=True)
    if doubted:
        click.echo(f"{doubted} messages may have been sent after the backup: they are marked unknown")
    if closed:
        click.echo(f"{closed} sealed values {CLOSED}: put back the one of the server the backup is of", err=True)
    if problems:
        raise Failed("; ".join(problems))
    click.echo("every count, every balance, every reservation and every audit trail holds")


def _what(manifest: Manifest) -> str:
    rows = sum(each.rows for each in manifest.tables.values())
    return f"{rows} rows of {len(manifest.tables)} tables and {manifest.files.files} files"


def _problems(ground: Ground) -> list[str]:
    found = []
    for shop in ground.db.read_now(ANY_SHOP, all_shops):
        found += [f"{shop.slug}: {each}" for each in ground.db.read_now(shop.id, broken_invariants)]
        if line := ground.db.read_now(shop.id, broken_at):
            found.append(f"{shop.slug}: the audit trail was changed at {line}")
    return found
