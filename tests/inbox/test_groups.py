"""What is said in a group, from the wire to the database: a thread of its own, and never an answer."""

from typing import Any

from sqlalchemy import select

from chaffer.accounts.actor import Actor
from chaffer.desk.operations.reply import Reply, reply
from chaffer.kernel.message import Text
from chaffer.people.tables import consents, contacts
from chaffer.records.person import erase_person, person_rows
from chaffer.threads.tables import conversations, messages, participants, turns
from tests.inbox.street import ANA, NUMBER, Street

BO, GROUP = "15551230002", "Y2FwaV9ncm91cDox"


def hears(street: Street, who: str, words: str, group: str = "") -> None:
    said = {"type": "text", "text": {"body": words}, **({"group_id": group} if group else {})}
    before = len(street.rows(select(messages.c.id).where(messages.c.direction == "in")))
    street.says(said, who)
    street.until(lambda: len(street.rows(select(messages.c.id).where(messages.c.direction == "in"))) > before)


def news(street: Street, field: str, **group: Any) -> None:
    about = {"metadata": {"phone_number_id": NUMBER}, "groups": [{"group_id": GROUP, **group}]}
    street.meta(lambda graph: graph.post_value(NUMBER, field, about))


def sent(street: Street) -> list[Any]:
    calls = street.meta(lambda graph: list(graph.calls))
    return [call["payload"] for call in calls if call["payload"].get("type") and call["status"] == 200]


def thread(street: Street, name: str) -> Any:
    clause = (
        select(conversations).join(contacts, conversations.c.contact_id == contacts.c.id).where(contacts.c.name == name)
    )
    return street.rows(clause)[0]


def test_a_group_is_a_thread_of_its_own_that_nobody_answers(street: Street) -> None:
    hears(street, ANA, "hello")
    answered = street.until(lambda: sent(street))
    news(street, "group_lifecycle_update", type="group_create", subject="Prom", timestamp="1749416383")
    street.until(lambda: street.rows(select(contacts.c.id).where(contacts.c.name == "Prom")))

    hears(street, ANA, "a blue gown", GROUP)
    hears(street, BO, "STOP", GROUP)

    ours = thread(street, "Prom")
    told = street.rows(select(messages).where(messages.c.conversation_id == ours.id).order_by(messages.c.seq))
    assert [each.author_kind for each in told] == ["system", "shopper", "shopper"]
    assert told[1].author_id != told[2].author_id
    assert [each.read_at is None for each in told] == [False, True, True]
    (private,) = street.rows(select(conversations).where(conversations.c.id != ours.id))
    assert private.contact_id == told[1].author_id
    assert sent(street) == answered
    assert not street.rows(select(consents))


def test_a_person_of_the_shop_can_answer_a_group(street: Street) -> None:
    hears(street, ANA, "is anybody there?", GROUP)
    (ours,) = street.rows(select(conversations))

    street.db.write_now(
        street.shop_id, lambda tx: reply(tx, Reply(ours.id, (Text("We are"),)), Actor("staff", "stf_1"))
    )

    (payload,) = street.until(lambda: sent(street))
    assert (payload["recipient_type"], payload["to"], payload["text"]["body"]) == ("group", GROUP, "We are")


def test_a_group_that_is_renamed_has_its_new_name(street: Street) -> None:
    news(street, "group_lifecycle_update", type="group_create", subject="Prom")
    street.until(lambda: street.rows(select(contacts.c.id).where(contacts.c.name == "Prom")))

    news(street, "group_settings_update", type="group_settings_update", group_subject={"text": "Prom 2027"})

    street.until(lambda: street.rows(select(contacts.c.id).where(contacts.c.name == "Prom 2027")))
    assert len(street.rows(select(conversations))) == 1


def test_what_a_forgotten_person_said_in_a_group_is_gone_and_the_others_words_stay(street: Street) -> None:
    hears(street, ANA, "my daughter is eighteen", GROUP)
    hears(street, BO, "congratulations", GROUP)
    first, _ = street.rows(select(messages).order_by(messages.c.seq))

    known = street.db.read_now(street.shop_id, lambda tx: person_rows(tx, first.author_id))
    street.db.write_now(street.shop_id, lambda tx: erase_person(tx, first.author_id))

    assert "eighteen" in str(known["messages"])
    kept = street.rows(select(messages.c.part).order_by(messages.c.seq))
    assert "eighteen" not in str(kept)
    assert "congratulations" in str(kept)
    assert "eighteen" not in str(street.rows(select(turns.c.inputs)))
    assert first.author_id not in str(street.rows(select(participants.c.contact_id)))
