"""chaffer history import"""

from pathlib import Path

import click

from chaffer.cli.ground import Ground, standing
from chaffer.commerce.catalog.operations.import_products import Progress
from chaffer.commerce.catalog.problems import problems_of
from chaffer.integrations.history.import_history import FORMATS, import_history

SHOWN_AT_MOST = 100


@click.group()
def history() -> None:
    """Who bought what in the shop system before this one."""


@history.command(name="import")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--format", "form", required=True, type=click.Choice(sorted(FORMATS)), help="What the file is.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(slug: str, form: str, file: Path) -> None:
    """Read customers and orders from FILE, or again what changed in it.

    Orders are shown and answered from; they touch neither stock nor books. Consent is not taken over: a tick in another
    system proves nothing. What could not be taken is told line by line; exit code 1 if nothing could be.
    """
    with standing() as ground:
        shop = ground.shop(slug)
        with file.open("rb") as source:
            *_, last = import_history(ground.db, shop.id, form, file.name, source)
        _report(ground, shop.id, last)
    if last.failed and not last.products + last.unchanged:
        raise SystemExit(1)


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
