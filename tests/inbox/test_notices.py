"""What platforms tell besides messages, from the wire to the database."""

from typing import Any

from sqlalchemy import select

from chaffer.accounts.tables import channel_accounts, message_templates
from chaffer.inbox.notices.marketing_preference import marketing_preference
from chaffer.inbox.notices.told import Told
from chaffer.inbox.tables import inbox
from chaffer.kernel.message import Identity, Notice
from chaffer.people.find_or_add import find_or_add
from chaffer.people.tables import consents, contacts, identities, suppressions
from chaffer.runtime.database import Database
from chaffer.threads.tables import conversations, messages
from tests.inbox.street import ANA, NUMBER, WABA, Street

NEW = "15559990002"


def moves(street: Street, old: str, new: str) -> None:
    told = {"body": "moved", "wa_id": new, "type": "user_changed_number"}
    street.meta(lambda graph: graph.shopper_says(NUMBER, old, {"type": "system", "system": told}))


def whole(street: Street, field: str, **value: Any) -> None:
    street.meta(lambda graph: graph.post_value(NUMBER, field, value))


def talk(street: Street, who: str, count: int) -> None:
    """They write; it is heard and answered."""
    street.says({"type": "text", "text": {"body": "hello"}}, who)
    heard = select(messages.c.id).where(messages.c.direction == "in")
    street.until(lambda: len(street.rows(heard)) == count)


def live(street: Street) -> dict[str, str]:
    rows = street.rows(select(identities).where(identities.c.ended_at.is_(None), identities.c.kind == "phone"))
    return {row.value: row.contact_id for row in rows}


def test_a_person_with_a_new_number_keeps_conversation_and_history(street: Street) -> None:
    talk(street, ANA, 1)
    (ana,) = live(street).values()

    moves(street, ANA, NEW)
    street.until(lambda: live(street) == {f"+{NEW}": ana})
    talk(street, NEW, 2)

    (conversation,) = street.rows(select(conversations))
    assert conversation.contact_id == ana
    assert [each["value"] for each in conversation.addresses if each["kind"] == "phone"] == [f"+{NEW}"]
    replies = [call for call in street.meta(lambda graph: list(graph.calls)) if call["payload"].get("to")]
    street.until(
        lambda: [c for c in street.meta(lambda graph: list(graph.calls)) if NEW in str(c["payload"].get("to"))]
    )
    assert replies


def test_whoever_is_given_the_old_number_is_another_person(street: Street) -> None:
    talk(street, ANA, 1)
    (ana,) = live(street).values()
    moves(street, ANA, NEW)
    street.until(lambda: f"+{NEW}" in live(street))
    street.meta(lambda graph: graph.shopper(ANA, user_id="US.99999999999999999999"))

    talk(street, ANA, 2)

    known = live(street)
    assert known[f"+{NEW}"] == ana
    assert known[f"+{ANA}"] != ana
    assert len(street.rows(select(conversations))) == 2
    assert len(street.rows(select(contacts))) == 2


def test_a_new_number_of_somebody_else_is_not_taken_from_them(street: Street) -> None:
    talk(street, ANA, 1)
    talk(street, NEW, 2)
    before = live(street)

    moves(street, ANA, NEW)
    street.until(lambda: f"+{ANA}" not in live(street))

    assert live(street) == {f"+{NEW}": before[f"+{NEW}"]}


def test_a_move_of_somebody_we_never_met_makes_nobody(street: Street) -> None:
    moves(street, ANA, NEW)

    street.until(lambda: street.rows(select(inbox).where(inbox.c.state == "handled")))

    assert street.rows(select(contacts)) == []


def test_stopping_adverts_in_the_menu_is_recorded_with_its_proof_and_ends_only_adverts(street: Street) -> None:
    talk(street, ANA, 1)

    street.meta(lambda graph: graph.shopper_stops_marketing(NUMBER, ANA))
    (wish,) = street.until(lambda: street.rows(select(consents)))

    (event,) = street.rows(select(inbox).where(inbox.c.kind == "notice"))
    assert (wish.purpose, wish.state, wish.method) == ("marketing", "withdrawn", "channel_menu")
    assert wish.wording == "User requested to stop marketing messages"
    assert wish.proof["event_id"] == event.id
    assert street.rows(select(suppressions)) == []

    street.meta(lambda graph: graph.shopper_stops_marketing(NUMBER, ANA, "resume"))
    street.until(lambda: len(street.rows(select(consents))) == 2)
    states = [row.state for row in street.rows(select(consents).order_by(consents.c.at))]
    assert states == ["withdrawn", "confirmed"]


def test_a_stop_of_somebody_we_never_met_is_remembered(street: Street) -> None:
    street.meta(lambda graph: graph.shopper_stops_marketing(NUMBER, ANA))

    (wish,) = street.until(lambda: street.rows(select(consents)))

    assert live(street) == {f"+{ANA}": wish.contact_id}


def test_an_older_choice_that_arrives_late_changes_nothing(db: Database) -> None:
    who = (Identity("phone", "+15551230001"),)

    def chosen(value: str, at: str) -> None:
        notice = Notice("marketing_preference", who, {"value": value, "timestamp": at})
        told = Told("acc_1", "whatsapp", "evt_1", db.clock.now())
        db.write_now("shp_a", lambda tx: marketing_preference(tx, told, notice))

    chosen("stop", "200")
    chosen("resume", "100")

    (row,) = db.read_now("shp_a", lambda tx: tx.query("test.consents", select(consents)))
    assert row.state == "withdrawn"
    assert db.write_now("shp_a", lambda tx: find_or_add(tx, "whatsapp", "acc_1", who)) == row.contact_id


def test_the_life_of_a_template_is_written_down(street: Street) -> None:
    name = {"message_template_name": "order_shipped", "message_template_language": "en-US"}

    def template() -> Any:
        rows = street.rows(select(message_templates))
        return (rows[0].state, rows[0].category, rows[0].quality, rows[0].reason) if rows else None

    whole(street, "message_template_status_update", event="APPROVED", message_template_category="UTILITY",
          reason="NONE", **name)  # fmt: skip
    street.until(lambda: template() == ("approved", "utility", "", ""))
    whole(street, "message_template_quality_update", new_quality_score="YELLOW", **name)
    street.until(lambda: template() == ("approved", "utility", "yellow", ""))
    whole(street, "template_category_update", new_category="MARKETING", **name)
    street.until(lambda: template() == ("approved", "marketing", "yellow", ""))
    whole(street, "message_template_status_update", event="PAUSED", reason="LOW_QUALITY", **name)
    street.until(lambda: template() == ("paused", "marketing", "yellow", "LOW_QUALITY"))

    (row,) = street.rows(select(message_templates))
    assert (row.account_id, row.language) == (street.account_id, "en_US")


def test_other_words_in_a_template_are_taken_over(street: Street) -> None:
    name = {"message_template_name": "spring", "message_template_language": "en_US"}
    button = {"message_template_button_type": "URL", "message_template_button_text": "See",
              "message_template_button_url": "https://shop.example/{{1}}"}  # fmt: skip

    whole(street, "message_template_components_update", message_template_element="Hello {{1}}, hello.",
          message_template_footer="Bye", message_template_buttons=[button], **name)  # fmt: skip

    (row,) = street.until(lambda: street.rows(select(message_templates)))
    assert row.components == [
        {"type": "BODY", "text": "Hello {{1}}, hello."},
        {"type": "FOOTER", "text": "Bye"},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "See", "url": "https://shop.example/{{1}}"}]},
    ]


def account(street: Street) -> Any:
    (row,) = street.rows(select(channel_accounts))
    return row.state, row.trouble


def test_trouble_of_the_account_is_shown_until_it_is_over(street: Street) -> None:
    whole(street, "phone_number_quality_update", event="FLAGGED", current_limit="TIER_1K")
    street.until(lambda: account(street) == ("active", "number_quality: FLAGGED, TIER_1K"))
    whole(street, "phone_number_quality_update", event="UNFLAGGED", current_limit="TIER_1K")
    street.until(lambda: account(street) == ("active", ""))


def test_a_disabled_account_is_broken_and_no_good_news_of_another_kind_mends_it(street: Street) -> None:
    whole(street, "account_update", event="DISABLED_UPDATE", ban_info={"waba_ban_state": "DISABLE"})
    street.until(lambda: account(street) == ("broken", "account_update: DISABLED_UPDATE, DISABLE"))
    whole(street, "phone_number_quality_update", event="UNFLAGGED", current_limit="TIER_1K")
    street.until(lambda: not street.rows(select(inbox).where(inbox.c.state == "kept")))
    assert account(street)[0] == "broken"

    street.connect()

    assert account(street) == ("active", "")


def test_news_we_do_not_know_is_kept_and_does_no_harm(street: Street) -> None:
    whole(street, "something_new", anything={"nested": [1, 2]})

    (row,) = street.until(lambda: street.rows(select(inbox).where(inbox.c.state == "handled")))

    assert row.kind == "notice"
    assert account(street) == ("active", "")
    assert WABA
