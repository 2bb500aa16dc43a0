"""chaffer payments add stripe, chaffer payments list, chaffer payments disputes"""

import click

from chaffer.accounts.actor import COMMAND
from chaffer.cli.ground import standing
from chaffer.commerce.payments.accounts import accounts_of_shop
from chaffer.commerce.payments.operations.add_payment_account import AddPaymentAccount, add_payment_account
from chaffer.commerce.payments.queries import disputes_of_shop


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
