"""chaffer policy show, chaffer policy set, chaffer policy schema, chaffer policy explain"""

from pathlib import Path
from typing import Any

import click
import msgspec

from chaffer.accounts.actor import COMMAND
from chaffer.cli.failing import Failed
from chaffer.cli.ground import standing
from chaffer.commerce.orders.queries import by_number
from chaffer.commerce.returns.operations.set_policy import set_policy
from chaffer.commerce.returns.options import Options, options
from chaffer.commerce.returns.policies import policy_of
from chaffer.commerce.returns.policy import schema
from chaffer.kernel.errors import Invalid
from chaffer.runtime.transaction import Transaction

_SHOP = click.option("--shop", "slug", required=True, help="Short name of the shop.")


@click.group()
def policy() -> None:
    """What shoppers may still change, and what they may send back."""


@policy.command()
@_SHOP
def show(slug: str) -> None:
    """The shop's policy as JSON, with everything that it leaves as every shop begins."""
    with standing() as ground:
        _print(ground.db.read_now(ground.shop(slug).id, policy_of))


@policy.command(name="set")
@_SHOP
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def set_(slug: str, file: Path) -> None:
    """Take the JSON in FILE as the shop's policy; what it leaves out is as every shop begins."""
    try:
        told = msgspec.json.decode(file.read_bytes())
    except msgspec.DecodeError as wrong:
        raise Failed(f"{file} is not JSON: {wrong}") from None
    with standing() as ground:
        try:
            _print(ground.db.write_now(ground.shop(slug).id, lambda tx: set_policy(tx, told, COMMAND)))
        except Invalid as wrong:
            raise Failed(str(wrong)) from None


@policy.command(name="schema")
def schema_() -> None:
    """The JSON Schema of a policy."""
    _print(schema())


@policy.command()
@_SHOP
@click.option("--order", "number", required=True, help="The order's number.")
def explain(slug: str, number: str) -> None:
    """A dry run: what would be allowed for this order today, and why not. Changes nothing."""
    with standing() as ground:

        def work(tx: Transaction) -> Options:
            found = by_number(tx, number)
            if found is None:
                raise Failed(f"no order {number} in this shop")
            return options(tx, found.id)

        found = ground.db.read_now(ground.shop(slug).id, work)
    click.echo(f"order {found.number}")
    for name, verdict in (("cancel", found.cancel), ("change address", found.change_address)):
        click.echo(f"  {name}: {_told(verdict)}")
    for line in found.lines:
        click.echo(f"  {line.quantity} × {line.title} {line.sku}")
        for name in ("cancel", "change", "give_back", "exchange"):
            click.echo(f"    {name.replace('_', ' ')}: {_told(getattr(line, name))}")
    for action in found.waiting:
        click.echo(f"  {action.kind} is not over: {action.state}")


def _told(verdict: Any) -> str:
    if not verdict.allowed:
        return f"no, {verdict.why}" + (f" ({verdict.days} days)" if verdict.days else "")
    units = f", {verdict.units} of it" if verdict.units else ""
    return f"yes{units}" + (f", until {verdict.until:%Y-%m-%d}" if verdict.until else "")


def _print(value: Any) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
