"""A number that a phone uses too: what is said there, what was said before, and whom its address book names."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from chaffer.desk.operations.note_history import OLD_AT_MOST, note_history
from chaffer.inbox.notices.app_contact import app_contact
from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Identity, Notice, Said, Text
from chaffer.people.tables import consents, contacts
from chaffer.sandbox.graph.aside import shop_says, shopper_calls
from chaffer.threads.tables import conversations, message_marks, messages
from tests.inbox.street import ANA, NUMBER, Street

BO = "15551230002"
SHOP = "15550783881"


def on_the_phone(street: Street, element: dict[str, Any], who: str = ANA) -> str:
    return str(street.meta(lambda graph: shop_says(graph, NUMBER, who, element)))


def text(words: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": words}}


def rows(street: Street) -> list[Any]:
    return street.rows(select(messages).order_by(messages.c.conversation_id, messages.c.seq))


def old(message_id: str, said_by: str, words: str, at: int) -> dict[str, Any]:
    about = {"from": said_by, "id": message_id, "timestamp": str(at), "history_context": {"status": "READ"}}
    return {**about, **(text(words) if words else {"type": "media_placeholder"})}


def history(street: Street, *told: dict[str, Any], who: str = ANA) -> None:
    value = {
        "metadata": {"phone_number_id": NUMBER, "display_phone_number": SHOP},
        "history": [{"metadata": {"phase": 0}, "threads": [{"id": who, "messages": list(told)}]}],
    }
    street.meta(lambda graph: graph.post_value(NUMBER, "history", value))


def test_what_the_shop_says_on_its_phone_stands_in_the_thread_once_and_pauses_the_bot(street: Street) -> None:
    on_the_phone(street, {**text("I have it here"), "id": "wamid.E1"})
    street.until(lambda: rows(street))
    on_the_phone(street, {**text("I have it here"), "id": "wamid.E1"})
    on_the_phone(street, {**text("in blue"), "id": "wamid.E2"})
    street.until(lambda: len(rows(street)) == 2)

    first, second = rows(street)
    assert (first.direction, first.author_kind, first.state, first.part) == (
        "out", "staff", "sent", {"type": "text", "text": "I have it here"},
    )  # fmt: skip
    assert (first.seq, second.seq) == (1, 2)
    (thread,) = street.rows(select(conversations))
    assert thread.owner_kind == "person"
    assert not [call for call in street.meta(lambda graph: list(graph.calls)) if call["payload"].get("type")]


def test_a_correction_on_the_phone_changes_what_stands_there(street: Street) -> None:
    on_the_phone(street, {**text("in bleu"), "id": "wamid.E1"})
    street.until(lambda: rows(street))

    edit = {"original_message_id": "wamid.E1", "message": text("in blue")}
    on_the_phone(street, {"type": "edit", "edit": edit})

    street.until(lambda: rows(street)[0].part == {"type": "text", "text": "in blue"})
    (mark,) = street.rows(select(message_marks))
    assert (mark.kind, mark.before) == ("edited", [{"type": "text", "text": "in bleu"}])


def test_a_card_number_written_on_the_phone_is_not_kept(street: Street) -> None:
    on_the_phone(street, text("your card was 4111 1111 1111 1111, right?"))

    (kept,) = street.until(lambda: rows(street))
    assert "4111" not in str(kept.part)


def test_an_echo_of_long_ago_is_kept_and_pauses_nobody(street: Street) -> None:
    days_ago = street.town.clock.now() - timedelta(days=3)
    on_the_phone(street, {**text("see you"), "timestamp": str(int(days_ago.timestamp()))})

    street.until(lambda: rows(street))
    (thread,) = street.rows(select(conversations))
    assert thread.owner_kind == "bot"


def test_old_messages_stand_above_the_new_ones_read_and_unanswered(street: Street) -> None:
    street.says(text("hello"))
    street.until(lambda: len(rows(street)) == 2)
    answered = len(rows(street))

    history(street, old("wamid.1", SHOP, "Welcome", 1739230955), old("wamid.2", ANA, "Thanks", 1739230980))
    street.until(lambda: len(rows(street)) == answered + 2)
    history(street, old("wamid.0", ANA, "Are you open?", 1739000000), old("wamid.1", SHOP, "Welcome", 1739230955))
    street.until(lambda: len(rows(street)) == answered + 3)

    told = rows(street)[:3]
    assert [each.provider_id for each in told] == ["wamid.0", "wamid.1", "wamid.2"]
    assert [each.direction for each in told] == ["in", "out", "in"]
    assert all(each.seq < 1 and (each.read_at or each.state == "read") for each in told)
    assert not [each for each in rows(street) if each.direction == "in" and each.read_at is None]


def test_of_a_long_history_the_newest_two_thousand_are_kept(street: Street) -> None:
    at = street.town.clock.now()
    who, told = (Identity("phone", f"+{ANA}"),), Told(street.account_id, "whatsapp", "evt_1", at)

    def piece(first: int, count: int) -> None:
        said = tuple(
            Said(f"wamid.{n}", (Text("."),), by_shop=False, at=at - timedelta(minutes=n))
            for n in range(first, first + count)
        )
        street.db.write_now(street.shop_id, lambda tx: note_history(tx, told, Notice("history", who, said=said)))

    piece(0, OLD_AT_MOST - 1)
    piece(OLD_AT_MOST - 1, 50)
    piece(OLD_AT_MOST + 100, 50)

    kept = rows(street)
    assert len(kept) == OLD_AT_MOST
    assert kept[0].provider_id == f"wamid.{OLD_AT_MOST - 1}"
    assert kept[-1].provider_id == "wamid.0"


def test_history_opens_no_window_and_asks_no_turn(street: Street) -> None:
    recent = int(street.town.clock.now().timestamp()) - 60
    history(street, old("wamid.1", ANA, "a blue gown", recent))

    street.until(lambda: rows(street))
    (thread,) = street.rows(select(conversations))
    assert (thread.window_until, thread.last_in_at, thread.version) == (None, None, 0)


def test_a_file_that_follows_takes_the_place_kept_for_it(street: Street) -> None:
    history(street, old("wamid.P", ANA, "", 1739230955))
    street.until(lambda: rows(street))

    file = {
        "from": ANA,
        "id": "wamid.P",
        "timestamp": "1739230955",
        "type": "image",
        "image": {"id": "24230", "mime_type": "image/jpeg"},
    }
    value = {"metadata": {"phone_number_id": NUMBER, "display_phone_number": SHOP}, "messages": [file]}
    street.meta(lambda graph: graph.post_value(NUMBER, "history", value))

    street.until(lambda: rows(street)[0].part[0].get("provider_ref") == "24230")
    assert len(rows(street)) == 1
    assert not [call for call in street.meta(lambda graph: list(graph.calls)) if call["payload"].get("type")]


def test_the_address_book_names_those_we_know_and_adds_nobody(street: Street) -> None:
    street.meta(lambda graph: graph.shopper(ANA, name=" "))
    street.says(text("hello"))
    street.until(lambda: rows(street))
    at = Told(street.account_id, "whatsapp", "evt_1", street.town.clock.now())

    def told(number: str, name: str) -> None:
        notice = Notice("app_contact", (Identity("phone", f"+{number}"),), {"action": "add", "name": name})
        street.db.write_now(street.shop_id, lambda tx: app_contact(tx, at, notice))

    told(ANA, "Ana Souza")
    told(ANA, "Somebody else")
    told(BO, "Bo")

    assert [each.name for each in street.rows(select(contacts))] == ["Ana Souza"]
    assert not street.rows(select(consents))


def test_a_call_opens_the_window_and_its_end_does_not(street: Street) -> None:
    began = street.town.clock.now()
    street.meta(lambda graph: shopper_calls(graph, NUMBER, ANA, 40))
    street.until(lambda: len([each for each in rows(street) if each.direction == "in"]) == 2)

    told = [each.part[0] for each in rows(street) if each.direction == "in"]
    assert told[0] == {"type": "call", "state": "ringing", "seconds": 0} or told[0]["state"] == "ringing"
    assert (told[1]["state"], told[1]["seconds"]) == ("ended", 40)
    (thread,) = street.rows(select(conversations))
    assert abs((thread.window_until - began - timedelta(hours=24)).total_seconds()) < 30
