"""What somebody likes goes first, what they dislike is not shown. Pure, but for one statement."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from chaffer.commerce.catalog.views import ProductView
from chaffer.conversations.skills.ctx import Ctx
from chaffer.kernel.locale import LANGUAGES
from chaffer.language.lexicon import concepts
from chaffer.language.normalise import normalise
from chaffer.language.stem import stem
from chaffer.language.tokens import tokens
from chaffer.people.recipients import recipients_called

Tastes = tuple[tuple[str, ...], tuple[str, ...]]
"""Likes and dislikes, as they were said."""


def tastes_of(ctx: Ctx, keys: Sequence[str]) -> Tastes:
    """Of all of these people together. One statement."""
    people = recipients_called(ctx.tx, ctx.contact_id, list(keys)).values()
    likes = tuple(dict.fromkeys(each for person in people for each in person.likes))
    return likes, tuple(dict.fromkeys(each for person in people for each in person.dislikes))


def sorted_by(tastes: Tastes, products: Sequence[ProductView], language: str) -> tuple[list[ProductView], list[str]]:
    """The products that may be shown, those that are liked first; and what was left out for being disliked."""
    likes, dislikes = tastes
    left_out: list[str] = []
    shown = []
    for product in products:
        about = _about(product, language)
        hated = [each for each in dislikes if names(each, about)]
        left_out += hated
        if not hated:
            shown.append((not any(names(each, about) for each in likes), product))
    shown.sort(key=lambda each: each[0])
    return [product for _, product in shown], list(dict.fromkeys(left_out))


class About(NamedTuple):
    """What is told of a product: the concepts it names, and the stems of all its words."""

    ids: frozenset[str]
    stems: frozenset[str]


def names(said: str, about: About) -> bool:
    """Whether what was said, in whatever language, is among what is told: by the lexicon, else by its own words."""
    ids, stems = about
    meant = _meant(said)
    if meant:
        return bool(meant & ids)
    return any(
        all(stem(word.text, language) in stems for word in tokens(normalise(said))) for language in LANGUAGES
    )  # fmt: skip


def _about(product: ProductView, language: str) -> About:
    attributes = " ".join(str(value) for value in product.attributes.values())
    text = f"{product.title}. {product.description}. {product.category}. {attributes}. {' '.join(product.tags)}"
    return _read(text[:4000], language)


@lru_cache(maxsize=2048)
def _read(text: str, language: str) -> About:
    words = tokens(normalise(text))
    ids = {match.id for each in dict.fromkeys(("en", language)) for match in concepts(words, each)}
    stems = {stem(word.text, each) for word in words for each in LANGUAGES}
    return About(frozenset(ids), frozenset(stems))


@lru_cache(maxsize=1024)
def _meant(said: str) -> frozenset[str]:
    """The things it names; in the first language that knows them."""
    words = tokens(normalise(said))
    for language in LANGUAGES:
        found = frozenset(
            match.id
            for match in concepts(words, language)
            if match.kind in ("category", "material", "colour", "feature")
        )
        if found:
            return found
    return frozenset()
