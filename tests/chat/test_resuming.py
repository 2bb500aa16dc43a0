"""Lines break and pages close: nothing is lost, nothing is shown twice."""

import concurrent.futures
from typing import Any

from sqlalchemy import select, update

from chaffer.kernel.message import Text
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import take_seq
from chaffer.threads.say import Author, promise
from chaffer.threads.tables import messages
from tests.chat.house import House, words


def test_what_was_said_while_the_page_was_away_comes_once_it_is_back(house: House) -> None:
    page = house.page()
    page.say("hello")
    page.answer()
    page.close()
    other = house.beside(page)
    other.drain()
    other.say("what can you do?")
    other.answer()

    hello = page.open()
    page.drain()

    assert hello["seq"] == 4
    assert page.arrivals == [1, 2, 3, 4]


def test_a_page_with_nothing_gets_the_thread_from_its_end(house: House) -> None:
    page = house.page()
    for _ in range(3):
        page.say("hello")
        page.answer()

    other = house.beside(page)
    other.drain()

    assert other.messages == page.messages


def test_a_frame_that_is_sent_again_is_acknowledged_again_and_kept_once(house: House) -> None:
    page = house.page()
    frame = {"type": "say", "id": "same", "text": "hello"}
    page.send(frame)
    page.answer()
    page.close()
    page.open()

    page.send(frame)
    page.until("ack", id="same")
    page.drain()

    assert page.arrivals == [1, 2]
    assert house.rows("SELECT count(*) FROM messages WHERE direction = 'in'") == [(1,)]


def test_two_visitors_may_use_the_same_ids(house: House) -> None:
    one, other = house.page(), house.page()

    one.say("hello")
    other.say("what can you do?")

    assert words(one.answer()) != words(other.answer())
    assert house.rows("SELECT count(*) FROM contacts") == [(2,)]


def test_two_tabs_show_the_same_thread(house: House) -> None:
    """Also when the second was opened before the first word was said."""
    page = house.page()
    other = house.beside(page)

    first = page.say("hello")
    page.answer()
    other.answer()
    other.say("what can you do?", id="from-the-other")
    other.answer()
    page.answer()

    assert page.messages == other.messages
    assert [page.messages[seq]["id"] for seq in (1, 3)] == [first, "from-the-other"]


def test_two_tabs_that_write_at_once_are_both_answered(house: House) -> None:
    page = house.page()
    other = house.beside(page)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(
            pool.map(
                lambda tab: [tab[0].say("hello", id=f"{tab[1]}{n}") for n in range(5)], [(page, "a"), (other, "b")]
            )
        )
    house.until(lambda: house.rows("SELECT count(*) FROM messages WHERE direction = 'in'") == [(10,)])
    page.drain(1.0)
    other.drain(1.0)

    assert page.messages == other.messages
    assert sorted(page.messages) == list(range(1, len(page.messages) + 1))


def test_what_a_person_says_reaches_the_page_and_pauses_the_bot(house: House) -> None:
    page = house.page()
    page.say("I want to talk to a person")
    page.answer()
    assert page.until("state")["owner"] == "team"
    ((conversation_id,),) = house.rows("SELECT id FROM conversations")

    def reply(tx: Transaction) -> None:
        seq = take_seq(tx, conversation_id, 1)
        promise(tx, conversation_id, seq, [Text("Ann here")], author=Author("staff", "stf_1"), purpose="service")
        tx.changed("conversation", conversation_id)

    house.db.write_now(house.shop_id, reply)

    answer = page.answer()
    assert (answer["author"], words(answer)) == ({"kind": "person", "name": "Marlow & Fig"}, "Ann here")


def test_what_waited_for_its_hour_is_not_lost_for_its_low_number(house: House) -> None:
    """A message promised for later gets its number at once, and is passed by others."""
    page = house.page()
    page.say("hello")
    page.answer()
    ((conversation_id,),) = house.rows("SELECT id FROM conversations")

    def hold(tx: Transaction) -> None:
        (held,) = promise(tx, conversation_id, take_seq(tx, conversation_id, 1), [Text("late")], purpose="service")
        move(tx, held, state="held")

    def let_go(tx: Transaction) -> None:
        ((held,),) = tx.query("test.held", select(messages.c.id).where(messages.c.state == "held"))
        move(tx, held, state="sent", sent_at=tx.now)

    def move(tx: Transaction, message_id: str, **values: object) -> None:
        row = update(messages).where(messages.c.id == message_id).values(**values).returning(messages.c.id)
        tx.query("test.move", row)
        tx.changed("conversation", conversation_id)

    house.db.write_now(house.shop_id, hold)
    page.say("what can you do?")
    page.answer()
    assert page.arrivals == [1, 2, 4, 5]
    page.close()

    house.clock.forward(hours=9)
    house.db.write_now(house.shop_id, let_go)
    page.open()
    page.drain()

    assert page.arrivals == [1, 2, 4, 5, 3]
    assert words(page.messages[3]) == "late"


def test_what_is_on_the_screen_is_read(house: House) -> None:
    page = house.page()
    page.say("hello")
    answer = page.answer()

    page.send({"type": "seen", "seq": answer["seq"]})

    house.until(lambda: house.rows("SELECT state FROM messages WHERE direction = 'out'") == [("read",)])


def test_a_page_lets_its_visitor_ask_about_what_it_shows(house: House) -> None:
    page = house.page()

    page.send({"type": "page", "page": {"url": "https://shop.example/corin", "sku": "CORIN-WHITE-M"}})
    page.say("is it nice?")
    first = page.answer()
    page.say("hello")
    page.answer()

    assert "Corin tulle dress" in str(first["parts"])
    (body,) = house.rows("SELECT inputs FROM turns ORDER BY id")[1]
    assert "CORIN" not in str(body)


def test_without_a_socket_all_is_the_same(house: House) -> None:
    page = house.page(opened=False)

    status, told = page.call("POST", "messages", {"type": "say", "id": "p1", "text": "hello"})
    assert (status, told) == (200, {"frames": [{"type": "ack", "id": "p1"}]})
    seen: list[dict[str, Any]] = []
    seq = 0
    while len(seen) < 2:
        status, told = page.call("GET", f"messages?after={seq}&wait=10")
        assert status == 200
        seen += told["messages"]
        seq = max((message["seq"] for message in seen), default=0)

    assert [message["seq"] for message in seen] == [1, 2]
    assert page.call("GET", "messages?after=2&wait=0")[1] == {"messages": [], "owner": "bot", "seq": 2, "read": 1}
    assert [message["seq"] for message in page.call("GET", "messages?before=2")[1]["messages"]] == [1]


def test_a_waiting_call_is_answered_when_something_comes(house: House) -> None:
    page = house.page()
    waiting = house.page(opened=False)
    waiting.token = page.token

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        call = pool.submit(waiting.call, "GET", "messages?after=0&wait=20")
        page.say("hello")
        status, told = call.result(15)

    assert status == 200
    assert told["messages"][0]["seq"] == 1


def test_a_server_that_restarts_is_found_again(house: House) -> None:
    page = house.page()
    page.say("hello")
    page.answer()
    house.pages.remove(page)

    house.stop()
    house.start()
    page.base = house.server.url
    page.open()
    page.say("what can you do?")
    page.answer()

    assert page.arrivals == [1, 2, 3, 4]
    page.close()
