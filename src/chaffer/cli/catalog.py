"""chaffer catalog import"""

from pathlib import Path

import click

from chaffer.cli.ground import Ground, standing
from chaffer.commerce.catalog.formats import FORMATS
from chaffer.commerce.catalog.operations.import_products import ImportFile, Progress, import_products
from chaffer.commerce.catalog.problems import problems_of

SHOWN_AT_MOST = 50


@click.group()
def catalog() -> None:
    """What a shop sells."""


@catalog.command(name="import")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--format", "form", required=True, type=click.Choice(sorted(FORMATS)), help="What the file is.")
@click.option("--currency", default="", help="Of the file's prices, if it names none. The shop's own by default.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(slug: str, form: str, currency: str, file: Path, *, quiet: bool) -> None:
    """Read products from FILE, or again what changed in it. Nothing is ever half written.

    What could not be taken is told line by line; exit code 1 if nothing could be.
    """
    with standing() as ground:
        shop = ground.shop(slug)
        command = ImportFile(form, file.name, currency.upper())
        last = _read(ground, shop.id, command, file, quiet=quiet)
        _report(ground, shop.id, last)
    if last.failed and not last.products + last.unchanged:
        raise SystemExit(1)


def _read(ground: Ground, shop_id: str, command: ImportFile, file: Path, *, quiet: bool) -> Progress:
    size = file.stat().st_size
    last = Progress("")
    with (
        file.open("rb") as source,
        click.progressbar(
            length=max(size, 1), label=file.name, hidden=quiet, show_pos=False, item_show_func=_shown
        ) as bar,
    ):
        for last in import_products(ground.db, shop_id, command, source):
            bar.update(last.bytes_read - bar.pos, last)
        bar.update(max(size, 1) - bar.pos, last)
    return last


def _shown(now: Progress | None) -> str:
    return "" if now is None else f"{now.products + now.unchanged} products"


def _report(ground: Ground, shop_id: str, last: Progress) -> None:
    problems = ground.db.read_now(shop_id, lambda tx: problems_of(tx, last.import_id, SHOWN_AT_MOST))
    for each in problems:
        click.echo(f"line {each.line}: {each.problem}" + (f" ({each.value})" if each.value else ""), err=True)
    if last.problems > len(problems):
        click.echo(f"… and {last.problems - len(problems)} more; see GET /api/v1/imports/{last.import_id}", err=True)
    click.echo(
        f"{last.products} written, {last.unchanged} unchanged, {last.failed} refused, {last.lines} lines, "
        f"import {last.import_id}"
    )
