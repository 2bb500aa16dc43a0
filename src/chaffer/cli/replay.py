"""chaffer replay"""

import click

from chaffer.accounts import audit
from chaffer.accounts.actor import COMMAND
from chaffer.cli.ground import standing
from chaffer.inbox.again import dead_events, take_again
from chaffer.runtime.transaction import Transaction


@click.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.argument("event_ids", nargs=-1)
def replay(slug: str, event_ids: tuple[str, ...]) -> None:
    """Take events that were given up once more; without EVENT_IDS, list them: id, kind, when, why."""
    with standing() as ground:
        shop_id = ground.shop(slug).id
        if not event_ids:
            for row in ground.db.read_now(shop_id, dead_events):
                click.echo(f"{row.id}\t{row.kind}\t{row.kept_at.isoformat(timespec='seconds')}\t{row.error}")
            return

        def again(tx: Transaction) -> None:
            for event_id in event_ids:
                take_again(tx, event_id)
                audit.record(tx, COMMAND, "event.replay", target_kind="event", target_id=event_id)

        ground.db.write_now(shop_id, again)
    click.echo(f"{len(event_ids)} taken up again")
