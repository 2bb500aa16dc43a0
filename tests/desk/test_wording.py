"""A shop's own words: checked, kept, shown back as they were written, and said."""

import pytest

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.desk.operations.hand_back import HandBack, hand_back
from chaffer.desk.operations.take_over import TakeOver, take_over
from chaffer.desk.operations.write_wording import Word, own_words, put_word, remove_word
from chaffer.desk.wording.preview import ours, previewed
from chaffer.desk.wording.texts import WORDABLE, shown, stored
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.kernel.locale import LANGUAGES
from chaffer.runtime.statements import Statement, mine
from chaffer.threads.tables import messages
from tests.desk.conftest import Desk

_OUT = Statement(
    "test.said_back", messages.select().where(mine(messages), messages.c.direction == "out").order_by(messages.c.seq)
)


@pytest.mark.parametrize("text", [
    "Somebody of {shop} is coming.", "{shop}", "*{shop}* says hello\n\n.dot\n[x] and * star", "50 % off; it's \"fine\" $shop",
    "안녕하세요, {shop}입니다", "{ shop } twice {shop}",
])  # fmt: skip
def test_what_is_written_is_said_as_it_was_written(desk: Desk, text: str) -> None:
    desk.write(lambda tx: put_word(tx, Word("person-coming", "en", text), COMMAND))

    said = desk.read(lambda tx: previewed(tx, "person-coming", "en", None))

    assert said == text.replace("{ shop }", "{shop}").replace("{shop}", "The Desk")
    assert shown(desk.read(own_words)["person-coming", "en"]) == text.replace("{ shop }", "{shop}")


@pytest.mark.parametrize(
    "text", ["", "  \n ", "Hello {name}", "a { b", "} c", "{{shop}}", "{ $shop }", "x" * 601, "a\x00b"]
)
def test_what_cannot_be_said_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        stored("person-coming", text)


def test_a_text_that_is_not_the_shops_to_word_is_not_found(desk: Desk) -> None:
    for key, language in (("welcome", "en"), ("person-coming", "xx")):
        with pytest.raises(NotFound):
            desk.write(lambda tx, key=key, language=language: put_word(tx, Word(key, language, "x"), COMMAND))
    with pytest.raises(NotFound):
        desk.write(lambda tx: remove_word(tx, "person-coming", "en", COMMAND))


@pytest.mark.parametrize("language", LANGUAGES)
def test_ours_can_be_taken_for_ones_own_in_each_language(desk: Desk, language: str) -> None:
    for each in WORDABLE:
        text = ours(each.key, language, assistant=True)
        assert shown(stored(each.key, text)) == text
        assert "{" not in desk.read(lambda tx, key=each.key: previewed(tx, key, language, None))


def test_the_bot_says_that_it_is_back_where_the_shop_wants_it(desk: Desk) -> None:
    here = desk.meets("web")
    desk.hears(here)
    for wanted in (False, True):
        desk.write(lambda tx, wanted=wanted: change_shop(tx, ChangeShop(settings={"says_bot_back": wanted}), COMMAND))
        desk.write(lambda tx: take_over(tx, TakeOver(here), desk.actor("Ada")))
        desk.write(lambda tx: hand_back(tx, HandBack(here)))

    said = [row.part["text"] for row in desk.read(lambda tx: tx.rows(_OUT))]

    assert said == ["I am back: the automated assistant of The Desk. Ask me whatever you like, or for a person."]
