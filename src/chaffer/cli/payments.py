"""chaffer payments add stripe, chaffer payments list, chaffer payments received, chaffer payments saved-cards, chaffer payments disputes"""

from decimal import InvalidOperation

import click

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.cli.ground import standing
from chaffer.commerce.orders.queries import by_number
from chaffer.commerce.payments.accounts import accounts_of_shop
from chaffer.commerce.payments.mandates import SETTING
from chaffer.commerce.payments.operations.add_payment_account import AddPaymentAccount, add_payment_account
from chaffer.commerce.payments.operations.note_received import NoteReceived, note_received
from chaffer.commerce.payments.queries import disputes_of_shop
from chaffer.kernel.money import Money
from chaffer.runtime.transaction import Transaction
from chaffer.wiring import reactions


@click.group()
def payments() -> None:
    """How a shop is paid."""


@payments.group()
def add() -> None:
    """Connect a payment provider with the shop's own keys."""


@add.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--secret-key", required=True, help="Stripe's secret key, or a restricted one (docs/howto/stripe.md).")
@click.option("--webhook-secret", required=True, help="Signs the webhooks; two, with a space, while one is changed.")
@click.option("--api-base-url", default="", help="Where Stripe's API is, if not at Stripe: for tests.")
def stripe(slug: str, secret_key: str, webhook_secret: str, api_base_url: str) -> None:
    """Connect Stripe, or give it new keys; prints the address that its webhooks go to."""
    settings = {"api_base_url": api_base_url.rstrip("/")} if api_base_url else {}
    command = AddPaymentAccount("stripe", settings, {"secret_key": secret_key, "webhook_secret": webhook_secret})
    with standing() as ground:
        shop = ground.shop(slug)
        account_id = ground.db.write_now(
            shop.id, lambda tx: add_payment_account(tx, command, ground.secrets, COMMAND)
        )  # fmt: skip
        click.echo(f"{ground.settings.address}/in/pay/stripe/{account_id}")


@payments.command(name="list")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def list_(slug: str) -> None:
    """One line an account: id, provider, address for its webhooks. Keys are never shown."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, accounts_of_shop):
            click.echo(f"{each.id}\t{each.provider}\t{ground.settings.address}/in/pay/{each.provider}/{each.id}")


@payments.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
def disputes(slug: str) -> None:
    """One line a dispute, the newest first: id, state, amount, reason, order, answer by."""
    with standing() as ground:
        for each in ground.db.read_now(ground.shop(slug).id, disputes_of_shop):
            due = each.answer_by.isoformat() if each.answer_by else ""
            amount = f"{each.amount.major} {each.amount.currency}"
            click.echo(f"{each.id}\t{each.state}\t{amount}\t{each.reason}\t{each.order_id}\t{due}")


@payments.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--order", "number", required=True, help="Number of the order, such as 1042.")
def received(slug: str, number: str) -> None:
    """Say that an order on invoice has been paid."""
    with standing() as ground:
        shop = ground.shop(slug)

        def work(tx: Transaction) -> bool:
            order = by_number(tx, number)
            if order is None:
                raise click.UsageError(f"there is no order {number}.")
            return note_received(tx, NoteReceived(order.id), COMMAND)

        ground.db.reactions = reactions(ground.settings.address)
        click.echo("noted" if ground.db.write_now(shop.id, work) else "noted before")


@payments.command(name="saved-cards")
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option("--per-order", default="", help="Charged by a word in one order at most, such as 200.")
@click.option("--per-month", default="", help="In thirty days at most, such as 500.")
@click.option("--days", default=365, show_default=True, help="How long a shopper's yes lasts.")
@click.option("--off", is_flag=True, help="Keep no cards, and charge none by a word.")
def saved_cards(slug: str, per_order: str, per_month: str, days: int, off: bool) -> None:
    """Let shoppers keep a card at the provider and buy with a yes, within these limits."""
    with standing() as ground:
        shop = ground.shop(slug)
        if not off and not (per_order and per_month and days > 0):
            raise click.UsageError("--per-order and --per-month belong together; or --off.")
        limits = None if off else {
            "order_minor": _minor(per_order, shop.currency), "month_minor": _minor(per_month, shop.currency),
            "days": days,
        }  # fmt: skip
        command = ChangeShop(settings={SETTING: limits})
        ground.db.write_now(shop.id, lambda tx: change_shop(tx, command, COMMAND))


def _minor(amount: str, currency: str) -> int:
    try:
        minor = Money.parse(amount, currency).minor
    except InvalidOperation:
        minor = 0
    if minor <= 0:
        raise click.UsageError(f"{amount!r} is no amount.")
    return minor
