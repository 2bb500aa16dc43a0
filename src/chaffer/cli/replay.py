"""chaffer replay"""

import click

from chaffer.accounts import audit
from chaffer.accounts.actor import COMMAND
from chaffer.cli.ground import Ground, standing
from chaffer.cli.replayed import Tally, tell
from chaffer.conversations.replaying.replay import replay as replay_turn
from chaffer.conversations.replaying.stored import StoredTurn, newest_conversations, stored_turns
from chaffer.inbox.again import dead_events, take_again
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import Transaction
from chaffer.server import Server
from chaffer.threads.load import conversation


@click.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop.")
@click.option(
    "--conversation", "conversation_ids", multiple=True, metavar="ID", help="Replay the stored turns of this "
    "conversation; may be given again.",
)  # fmt: skip
@click.option(
    "--newest",
    default=0,
    type=click.IntRange(0),
    metavar="N",
    help="Replay the N conversations somebody wrote in last.",
)
@click.argument("event_ids", nargs=-1)
def replay(slug: str, conversation_ids: tuple[str, ...], newest: int, event_ids: tuple[str, ...]) -> None:
    """Take events that were given up once more; without EVENT_IDS, list them: id, kind, when, why.

    With --conversation or --newest: take stored turns once more with the code as it is now, and show where it would
    answer otherwise. Nothing is written and nothing is sent: each turn is rolled back. It begins with the state, the
    hour and the answers of searches and commands that were stored with it; what the code asks now and did not ask
    then is answered by today's data, and said. Exit code 1 if an answer differs.
    """
    asked = bool(conversation_ids or newest)
    if asked and event_ids:
        raise click.UsageError("EVENT_IDS are taken up, conversations replayed: one of the two.")
    with standing() as ground:
        shop_id = ground.shop(slug).id
        if not asked:
            _take_up(ground, shop_id, event_ids)
            return
        ids = [*conversation_ids]
        if newest:
            ids += ground.db.read_now(shop_id, lambda tx: newest_conversations(tx, newest))
        tally = _replay(ground, shop_id, list(dict.fromkeys(ids)))
    click.echo(tally.told())
    if tally.otherwise:
        raise SystemExit(1)


def _take_up(ground: Ground, shop_id: str, event_ids: tuple[str, ...]) -> None:
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


def _replay(ground: Ground, shop_id: str, conversation_ids: list[str]) -> Tally:
    """Raises NotFound for a conversation that is not there."""
    house = Server(ground.settings, ground.db, ground.secrets).house
    tally = Tally()
    for conversation_id in conversation_ids:
        for turn in _turns(ground, shop_id, conversation_id):
            replayed = None if turn.unreadable else replay_turn(house, ground.secrets, shop_id, turn)
            tally.count(replayed)
            for line in tell(turn, replayed):
                click.echo(line)
    return tally


def _turns(ground: Ground, shop_id: str, conversation_id: str) -> list[StoredTurn]:
    try:
        ground.db.read_now(shop_id, lambda tx: conversation(tx, conversation_id))
    except NotFound as error:
        raise NotFound(f"there is no conversation {conversation_id!r}") from error
    return ground.db.read_now(shop_id, lambda tx: stored_turns(tx, conversation_id))
