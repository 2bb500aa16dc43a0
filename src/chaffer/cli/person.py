"""chaffer person export, chaffer person erase"""

from pathlib import Path

import click
import msgspec

from chaffer.accounts.actor import COMMAND
from chaffer.cli.every_table import every_table
from chaffer.cli.ground import standing
from chaffer.records.person import erase_person, person_rows


@click.group()
def person() -> None:
    """All that is held of one shopper."""


@person.command(name="export")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.argument("contact_id")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_(slug: str, contact_id: str, file: Path) -> None:
    """Write every row that tells of the shopper CONTACT_ID into FILE, as JSON."""
    every_table()
    with standing() as ground:
        shop = ground.shop(slug)
        rows = ground.db.read_now(shop.id, lambda tx: person_rows(tx, contact_id))
    file.touch(mode=0o600)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(rows), indent=1))
    click.echo(f"{sum(map(len, rows.values()))} rows of {len(rows)} tables, in {file}")


@person.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.argument("contact_id")
def erase(slug: str, contact_id: str, *, yes: bool) -> None:
    """Forget the shopper CONTACT_ID for good: addresses, conversations, files, what was looked at.

    Orders and books keep an id that names nobody. Whoever said stop stays on the list, as a hash.
    """
    every_table()
    with standing() as ground:
        shop = ground.shop(slug)
        if not yes:
            click.confirm(f"Forget {contact_id} for good?", abort=True)
        new = ground.db.write_now(shop.id, lambda tx: erase_person(tx, contact_id, COMMAND))
    click.echo("forgotten" if new else "was forgotten before")
