"""A shop's own words for what the bot says."""

from typing import Annotated

import msgspec

from chaffer.accounts.operations.change_shop import ChangeShop, change_shop
from chaffer.accounts.shops import own_shop
from chaffer.desk.operations.write_wording import Word, check_place, own_words, put_word, remove_word
from chaffer.desk.wording.preview import ours, previewed
from chaffer.desk.wording.say_back import SETTING
from chaffer.desk.wording.texts import TEXT_AT_MOST, WORDABLE, shown
from chaffer.kernel.locale import LANGUAGES
from chaffer.runtime.transaction import Transaction
from chaffer.web.call import Call
from chaffer.web.route import Nothing

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=TEXT_AT_MOST)]


class WordedOut(msgspec.Struct, frozen=True):
    """One language of a text. ours: what is said without own words. own: the shop's; empty if there are none, or if they are
    written in the syntax of the voices by hand (by_hand). preview: as a shopper reads it now.
    """

    language: str
    ours: str
    own: str
    by_hand: bool
    preview: str


class WordingOut(msgspec.Struct, frozen=True):
    """when: bot (that it is one), hand_over, rating. variables: what may stand in it, each in braces."""

    key: str
    when: str
    variables: tuple[str, ...]
    texts: tuple[WordedOut, ...]


class Wordings(msgspec.Struct, frozen=True):
    """says_back: the bot says so when a person gives a conversation back to it."""

    items: tuple[WordingOut, ...]
    says_back: bool


class NewWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """text: with variables in braces, such as {shop}."""

    text: Text


class PreviewAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: Annotated[str, msgspec.Meta(max_length=64)]
    language: Annotated[str, msgspec.Meta(max_length=8)]
    text: Text


class Preview(msgspec.Struct, frozen=True):
    text: str


class Manner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    says_back: bool


async def list_(call: Call, _: Nothing) -> Wordings:
    return await call.read(_wordings)


async def put(call: Call, asked: NewWord) -> Wordings:
    command = Word(call.path["key"], call.path["language"], asked.text)

    def work(tx: Transaction) -> Wordings:
        put_word(tx, command, call.actor)
        return _wordings(tx)

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> None:
    await call.write(lambda tx: remove_word(tx, call.path["key"], call.path["language"], call.actor))


async def preview(call: Call, asked: PreviewAsked) -> Preview:
    """Raises NotFound, Invalid."""
    check_place(asked.key, asked.language)
    return await call.read(lambda tx: Preview(previewed(tx, asked.key, asked.language, asked.text)))


async def behave(call: Call, asked: Manner) -> Wordings:
    def work(tx: Transaction) -> Wordings:
        change_shop(tx, ChangeShop(settings={SETTING: asked.says_back or None}), call.actor)
        return _wordings(tx)

    return await call.write(work)


def _wordings(tx: Transaction) -> Wordings:
    own, settings = own_words(tx), own_shop(tx).settings
    named = bool(settings.get("assistant"))

    def worded(key: str, language: str) -> WordedOut:
        stored = own.get((key, language))
        told = shown(stored) if stored is not None else ""
        return WordedOut(
            language, ours(key, language, assistant=named), told or "", told is None, previewed(tx, key, language, None)
        )

    items = [
        WordingOut(each.key, each.when, each.variables, tuple(worded(each.key, spoken) for spoken in LANGUAGES))
        for each in WORDABLE
    ]
    return Wordings(tuple(items), bool(settings.get(SETTING)))
