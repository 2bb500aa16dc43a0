"""The same traffic, in order and once, or doubled, shuffled and batched as a platform may deliver it: the same end.

Statuses move a message forward and never back.
"""

import itertools
import random
from pathlib import Path

import pytest

from chaffer.runtime.migrate import migrate
from tests.hostile.place import NUMBER_A, Place, open_place
from tests.process.meta import Json, message_value, status_value, text
from tests.process.meta import envelope as call

ANA = "15551110001"
RANK = {"sending": 0, "sent": 1, "delivered": 2, "read": 3}
PEOPLE = [f"1555333{number:04d}" for number in range(6)]
# What each of them says; one line is one message. Order within a person matters, so it is kept within a call.
SAYINGS = (
    ["hello", "STOP"],
    ["STOP", "START"],
    ["I need a blue dress", "help", "thanks"],
    ["hello", "hello", "hello"],
    ["STOP"],
    ["what can you do?", "STOP", "START", "STOP"],
)


def test_statuses_in_any_order_and_number_end_the_same(place: Place) -> None:
    place.post(call(NUMBER_A, message_value("wamid.1", ANA, text("help"))))
    place.settle()
    ((reference, wamid),) = place.rows("SELECT id, provider_id FROM messages WHERE direction = 'out'")

    for order in itertools.permutations(("sent", "delivered", "read")):
        for state in order:
            assert place.post(call(NUMBER_A, status_value(wamid, state, ANA, reference))) == 200
        assert place.states() == ["read"]
    assert place.post(call(NUMBER_A, status_value(wamid, "failed", ANA, reference))) == 200
    assert place.states() == ["read"], "what was read has not failed"


def test_a_status_never_moves_a_message_back(place: Place) -> None:
    place.post(call(NUMBER_A, message_value("wamid.1", ANA, text("help"))))
    place.settle()
    ((reference, wamid),) = place.rows("SELECT id, provider_id FROM messages WHERE direction = 'out'")
    chance, before = random.Random(1), 0

    for _ in range(30):
        states = chance.choices(("sent", "delivered", "read"), (8, 4, 1), k=chance.randint(1, 4))
        reports = [status_value(wamid, state, ANA, reference)["statuses"][0] for state in states]
        assert place.post(call(NUMBER_A, {"statuses": reports})) == 200
        now = RANK[place.states()[0]]
        assert now >= before
        before = now


def test_statuses_of_strangers_messages_are_harmless(place: Place) -> None:
    for number, reference in enumerate(("", "msg_nothing", "x" * 600, "'; --")):
        assert place.post(call(NUMBER_A, status_value(f"wamid.no{number}", "read", ANA, reference))) == 200
    place.post(call(NUMBER_A, message_value("wamid.1", ANA, text("help"))))
    place.settle()

    assert place.heard() == ["wamid.1"]


def _traffic() -> list[tuple[str, list[Json]]]:
    """Each person with their messages, in order."""
    return [
        (person, [message_value(f"wamid.{person}.{n}", person, text(said)) for n, said in enumerate(sayings)])
        for person, sayings in zip(PEOPLE, SAYINGS, strict=True)
    ]


def _deliver_in_order(place: Place) -> None:
    for _person, values in _traffic():
        for value in values:
            assert place.post(call(NUMBER_A, value)) == 200
            place.settle()


def _deliver_in_disorder(place: Place, seed: int) -> None:
    """People by chance among each other, batched by chance, everything at least twice; old repeats come late."""
    chance = random.Random(seed)
    queues = [list(values) for _person, values in _traffic()]
    past: list[Json] = []
    while any(queues):
        batch = []
        for _ in range(chance.randint(1, 5)):
            waiting = [queue for queue in queues if queue]
            if waiting:
                batch.append(chance.choice(waiting).pop(0))
        repeats = chance.sample(past, min(len(past), chance.randint(0, 3)))
        mixed = [*batch, *(chance.choices(batch, k=1) if batch else [])]
        assert place.post(call(NUMBER_A, *chance.sample(repeats, len(repeats)), *mixed)) == 200
        past += batch
        if chance.random() < 0.5:
            place.settle()
    chance.shuffle(past)
    for value in past:
        assert place.post(call(NUMBER_A, value)) == 200
    place.settle()


def _end(place: Place) -> dict[str, object]:
    """What must not depend on how it was delivered."""
    return {
        "messages": sorted(place.rows("SELECT external_id FROM messages WHERE direction = 'in'")),
        "people": place.rows("SELECT count(*) FROM contacts"),
        "conversations": place.rows("SELECT count(*) FROM conversations"),
        "consents": _consents(place),
        "suppressed": place.rows("SELECT count(*) FROM suppressions"),
        "orders": place.rows("SELECT count(*) FROM orders"),
    }


def _consents(place: Place) -> dict[str, str]:
    """What each person wants by now: the last word counts."""
    return dict(
        place.rows(
            "SELECT i.canonical, c.state FROM consents c JOIN identities i ON i.shop_id = c.shop_id "
            "AND i.contact_id = c.contact_id WHERE i.kind = 'phone' ORDER BY c.at, c.id"
        )
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_doubled_shuffled_and_batched_traffic_ends_as_if_in_order(place: Place, tmp_path: Path, seed: int) -> None:
    straight_url = f"sqlite:///{tmp_path / 'straight' / 'chaffer.db'}"
    migrate(straight_url)
    straight = open_place(straight_url, tmp_path / "straight")
    try:
        _deliver_in_order(straight)
        expected = _end(straight)
    finally:
        straight.close()

    _deliver_in_disorder(place, seed)

    assert _end(place) == expected
    by_person = place.rows(
        "SELECT conversation_id, external_id FROM messages WHERE direction = 'in' ORDER BY conversation_id, seq"
    )
    for conversation in {row[0] for row in by_person}:
        ids = [row[1] for row in by_person if row[0] == conversation]
        assert ids == sorted(ids)
