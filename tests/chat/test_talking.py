"""A visitor and the shop, over a real socket."""

from tests.chat.house import House, words


def test_a_visitor_is_greeted_without_leaving_a_trace(house: House) -> None:
    page = house.page(opened=False)

    told = page.begin(language="fr", page={"sku": "ISLA-BLUE-M", "url": "https://shop.example/x"})
    hello = page.open()

    assert told["shop"] == {"name": "Marlow & Fig", "language": "en", "currency": "USD"}
    assert told["assistant"] == {"name": "Fig", "automated": True}
    assert "Bonjour" in told["greeting"]
    assert told["categories"]
    assert not told["known"]
    assert hello == {"type": "hello", "visitor": told["visitor"], "owner": "bot", "seq": 0, "read": 0}
    assert house.rows("SELECT id FROM contacts") == house.rows("SELECT id FROM conversations") == []


def test_what_a_visitor_says_is_kept_acknowledged_and_answered(house: House) -> None:
    page = house.page()

    said = page.say("I need a prom dress, blue or white, not over 200 dollars")
    answer = page.answer()

    assert [frame["type"] for frame in page.frames] == ["hello", "ack", "typing"]
    assert page.frames[1]["id"] == said
    own = page.messages[1]
    assert own["author"]["kind"] == "shopper"
    assert own["id"] == said
    assert own["parts"] == [{"type": "text", "text": "I need a prom dress, blue or white, not over 200 dollars"}]
    assert answer["author"] == {"kind": "bot", "name": "Fig"}
    (part,) = answer["parts"]
    assert part["type"] == "products"
    assert "Isla satin gown" in [card["title"] for card in part["cards"]]
    assert words(answer).startswith("Hello, this is Fig, the automated assistant")
