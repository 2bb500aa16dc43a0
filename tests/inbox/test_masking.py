import msgspec

from chaffer.inbox.masking import without_cards

CARD = "4242 4242 4242 4242"


def event(**message: object) -> bytes:
    return msgspec.json.encode({"as": "message", "message": {"id": "wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQz", **message}})


def test_a_card_number_is_gone_before_the_event_is_sealed() -> None:
    kept = without_cards(event(text={"body": f"charge {CARD} please"}))

    assert b"4242" not in kept
    assert b"charge" in kept
    assert b"please" in kept


def test_a_caption_is_no_hiding_place() -> None:
    assert b"4242" not in without_cards(event(image={"id": "1", "caption": CARD}))


def test_an_event_without_a_card_keeps_its_very_bytes() -> None:
    body = event(text={"body": "my number is +1 650 555 1234, order 1007"}, timestamp="1749416383")

    assert without_cards(body) is body


def test_what_is_no_json_is_left_alone() -> None:
    assert without_cards(b"\xff{") == b"\xff{"
