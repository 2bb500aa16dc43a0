import hashlib
import hmac
import json

import pytest

from chaffer.channels.trial import Trial, answer
from chaffer.kernel.errors import ContentRejected, Malformed
from chaffer.kernel.message import Choice, Choices, Identity, Media, Outbound, Part, ProductCards, Text

TRIAL = Trial()
BODY = json.dumps({"account": "t1", "id": "m1", "from": "v", "text": "hi"}).encode()


def out(part: Part) -> dict[str, object]:
    return answer(Outbound("msg_1", (Identity("visitor", "v"),), part))


def test_only_the_accounts_own_secret_opens_it() -> None:
    headers = {"x-chaffer-signature": hmac.new(b"mine", BODY, hashlib.sha256).hexdigest()}

    assert TRIAL.signed_by(headers, BODY, {"secret": "mine"})
    assert not TRIAL.signed_by(headers, BODY, {"secret": "other"})
    assert TRIAL.accounts_in(BODY) == {"t1"}


def test_choices_are_answered_as_numbered_text() -> None:
    part = TRIAL.arrange([Choices("Size?", (Choice("s", "S"), Choice("m", "M")))])[0]

    assert out(part) == {"id": "msg_1", "text": "Size?\n\n1. S\n2. M"}


def test_a_picture_keeps_its_address() -> None:
    assert out(Media("image", url="https://s.example/1.jpg", caption="look"))["media"] == "https://s.example/1.jpg"


def test_what_was_not_arranged_is_refused() -> None:
    with pytest.raises(ContentRejected):
        out(ProductCards("x", ()))


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"{", b'{"messages":7}'])
def test_what_is_not_a_message_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        TRIAL.split(body)


def test_words_and_bubbles_have_one_order() -> None:
    assert TRIAL.arrange([Text("a"), Text("b")]) == [Text("a\n\nb")]
