""" "Tell me when it is back." """

from chaffer.rehearsal.outside import stock
from tests.chat.house import House, words

SOLD_OUT = "PUZZLE"


def test_who_waits_for_a_thing_is_told_once_when_it_is_back(house: House) -> None:
    page = house.page()

    page.send({"type": "want_back", "id": "w1", "sku": SOLD_OUT})
    page.until("ack", id="w1")
    assert "I'll tell you here as soon as Harbour map puzzle is back." in words(page.answer())
    page.send({"type": "want_back", "id": "w2", "sku": SOLD_OUT})
    page.answer()
    ((purpose, state, method),) = house.rows("SELECT purpose, state, method FROM consents")
    assert (purpose, state, method) == ("back_in_stock", "confirmed", "asked")

    house.db.write_now(house.shop_id, lambda tx: stock(tx, SOLD_OUT, 3))

    told = page.answer()
    assert "Harbour map puzzle is back." in words(told)
    assert told["parts"][0]["choices"][0]["label"] == "See it"
    house.db.write_now(house.shop_id, lambda tx: stock(tx, SOLD_OUT, 0))
    house.db.write_now(house.shop_id, lambda tx: stock(tx, SOLD_OUT, 3))
    page.drain(1.5)
    assert sorted(page.messages) == [1, 2, 3, 4, 5]


def test_what_can_be_had_is_not_waited_for_and_what_is_unknown_neither(house: House) -> None:
    page = house.page()
    page.send({"type": "want_back", "id": "w1", "sku": "CORIN-WHITE-M"})
    assert "can be had right now" in words(page.answer())
    page.send({"type": "want_back", "id": "w2", "sku": "NO-SUCH:THING"})
    assert page.answer()["parts"][0]["type"] == "choices"
    assert house.rows("SELECT id FROM wishes") == []


def test_a_page_that_is_closed_reads_it_when_it_comes_back(house: House) -> None:
    page = house.page()
    page.send({"type": "want_back", "id": "w1", "sku": SOLD_OUT})
    page.answer()
    page.close()

    house.db.write_now(house.shop_id, lambda tx: stock(tx, SOLD_OUT, 3))
    house.until(lambda: house.rows("SELECT state FROM wishes") == [("told",)])
    page.open()

    assert "is back" in words(page.answer())
