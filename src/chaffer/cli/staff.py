"""chaffer staff add, list, link"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.listing import list_staff
from chaffer.accounts.permissions import PERMISSIONS
from chaffer.accounts.staff.addresses import checked_email
from chaffer.accounts.staff.operations.make_link import Invite, Link, Reset, invite, owner_link, reset
from chaffer.accounts.staff.people import person_by_email
from chaffer.cli.ground import Ground, standing
from chaffer.cli.owner_links import link_address
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction

_EVERYTHING = frozenset(PERMISSIONS)
"""Whoever has a shell on the machine may do all."""


@click.group()
def staff() -> None:
    """The people who work in a shop."""


@staff.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--email", required=True, help="With which the person will sign in.")
@click.option("--name", default="", help="As colleagues read it.")
@click.option(
    "--role",
    default="agent",
    show_default=True,
    help="owner, admin, supervisor, agent, seller, read-only, or one of the shop's own.",
)
def add(slug: str, email: str, name: str, role: str) -> None:
    """Invite somebody: prints a link, alone. It is shown this once and good for a week."""
    with standing() as ground:
        command = Invite(email, name, role)
        link = ground.db.write_now(ground.shop(slug).id, lambda tx: invite(tx, command, COMMAND, _EVERYTHING))
        _print(ground, link)


@staff.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def list_(slug: str) -> None:
    """One line a person: id, state, role, address, name."""
    with standing() as ground:
        after = ""
        while rows := ground.db.read_now(ground.shop(slug).id, lambda tx: list_staff(tx, after, 100)):  # noqa: B023 — run at once
            for each in rows:
                click.echo(f"{each.id}\t{each.state}\t{each.role}\t{each.email}\t{each.name}")
            after = rows[-1].id


@staff.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--email", default="", help="Whose password is to be chosen anew. Without it the link makes an owner.")
@click.option("--without-second-factor", is_flag=True, help="The second factor was lost: it is set up anew afterwards.")
def link(slug: str, email: str, *, without_second_factor: bool) -> None:
    """Print a link that makes an owner, or lets somebody choose a new password. It is shown this once."""

    def work(tx: Transaction) -> Link | None:
        if not email:
            return owner_link(tx, COMMAND)
        whom = person_by_email(tx, checked_email(email))
        if whom is None:
            raise NotFound("nobody with this address works in this shop")
        return reset(tx, Reset(whom.id, without_second_factor), COMMAND, _EVERYTHING)

    with standing() as ground:
        made = ground.db.write_now(ground.shop(slug).id, work)
        assert made is not None
        _print(ground, made)


def _print(ground: Ground, link: Link) -> None:
    click.echo(link_address(ground.settings, link))
