"""chaffer export"""

from pathlib import Path

import click

from chaffer import __version__
from chaffer.cli.every_table import every_table
from chaffer.cli.ground import standing
from chaffer.records.export_shop import export_shop
from chaffer.runtime.files import open_files


@click.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(slug: str, folder: Path) -> None:
    """Write all of a shop into FOLDER: JSON Lines a table, the files, and export.json, which says what is there.

    As of one moment; a server may run beside it. Secrets, keys and passwords are left out. FOLDER must be empty.
    """
    every_table()
    with standing() as ground:
        shop, files = ground.shop(slug), open_files(ground.settings)
        try:
            told = ground.db.read_now(shop.id, lambda tx: export_shop(tx, files, folder, __version__))
        except FileExistsError as error:
            raise click.ClickException(str(error)) from error
    rows = sum(told.tables.values())
    click.echo(f"{rows} rows of {len(told.tables)} tables, {told.files} files, in {folder}")
    for each in told.missing:
        click.echo(f"file {each}: its bytes are not on the disk", err=True)
