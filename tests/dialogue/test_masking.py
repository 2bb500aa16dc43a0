"""A card number is taken out wherever a shopper can write one, before anything is stored."""

from datetime import UTC, datetime

import pytest

from chaffer.conversations.hear import masked
from chaffer.kernel.message import Edit, Inbound, Media, Part, Text

CARD = "4111 1111 1111 1111"
AT = datetime(2026, 5, 4, tzinfo=UTC)


def sent(part: Part) -> Inbound:
    return Inbound("wamid.1", (part,), AT, about_sku="MUG", referral={"source": "ad"})


@pytest.mark.parametrize(
    "part", [Text(f"my card is {CARD}"), Media("image", caption=f"here: {CARD}"), Edit("wamid.0", f"no, {CARD}")]
)
def test_a_card_number_is_masked_wherever_it_is_written(part: Part) -> None:
    kept, found = masked(sent(part))

    assert found
    assert "4111" not in repr(kept)
    assert (kept.about_sku, kept.referral, kept.external_id) == ("MUG", {"source": "ad"}, "wamid.1")


@pytest.mark.parametrize("part", [Text("size 8"), Media("image", caption="this one?"), Media("audio")])
def test_what_holds_no_card_is_the_same_message(part: Part) -> None:
    message = sent(part)

    assert masked(message) == (message, False)
