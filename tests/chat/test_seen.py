"""Whether the shop has read what a visitor wrote."""

from chaffer.accounts.actor import SYSTEM
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.kernel.message import Text
from chaffer.threads.operations.mark_read import MarkRead, mark_read
from tests.chat.house import House


def conversation(house: House) -> str:
    ((found,),) = house.rows("SELECT id FROM conversations")
    return str(found)


def test_what_the_bot_answers_it_has_read(house: House) -> None:
    page = house.page()
    page.say("hello")

    read = page.until("read")

    own = next(m for m in page.messages.values() if m["author"]["kind"] == "shopper")
    assert read["seq"] == own["seq"]
    assert house.beside(page).frames[0]["read"] == own["seq"], "another tab hears it in its greeting"
    status, told = page.call("GET", "messages?after=0&wait=0")
    assert (status, told["read"]) == (200, own["seq"])


def test_what_waits_for_a_person_is_read_when_the_person_reads_it(house: House) -> None:
    page = house.page()
    page.say("hello")
    page.until("read")
    thread = conversation(house)
    house.db.write_now(house.shop_id, lambda tx: take_over(tx, TakeOver(thread), SYSTEM))
    page.until("state", owner="person")

    page.say("are you there?")
    page.until("message")
    assert not [each for each in page.drain(0.7) if each["type"] == "read"], "nobody has looked yet"
    newest = max(page.messages)
    assert house.db.write_now(house.shop_id, lambda tx: mark_read(tx, MarkRead(thread, newest))) == 1
    assert page.until("read")["seq"] == newest
    assert house.db.write_now(house.shop_id, lambda tx: mark_read(tx, MarkRead(thread))) == 0


def test_who_answers_has_read(house: House) -> None:
    page = house.page()
    page.say("hello")
    page.until("read")
    thread = conversation(house)
    house.db.write_now(house.shop_id, lambda tx: take_over(tx, TakeOver(thread), SYSTEM))
    page.say("are you there?")
    page.until("message")

    house.db.write_now(house.shop_id, lambda tx: reply(tx, Reply(thread, (Text("Yes."),)), SYSTEM))

    assert page.until("read")["seq"] == max(seq for seq, m in page.messages.items() if m["author"]["kind"] == "shopper")
