"""Product cards: side by side where they are alike, else one by one or as rows, always in their order."""

from itertools import groupby

from chaffer.channels.contract import Limits
from chaffer.channels.shorten.cutting import blank, cut, length, one_line
from chaffer.channels.shorten.labels import label_of, tappable
from chaffer.channels.shorten.links import is_url
from chaffer.channels.shorten.simplify import paragraphs
from chaffer.kernel.message import Choice, Choices, Link, Media, Part, ProductCard, ProductCards, Text

Shape = tuple[str, int]
_TITLE_IN_PASSING = 40


def shape_of(card: ProductCard, limits: Limits) -> Shape:
    """What a card could be in a carousel; cards of one carousel must be alike, down to the number of buttons.

    A card's `url` is for cards with nothing to tap: no messenger's card has both.
    """
    if limits.cards >= 2 and is_url(card.image_url):
        if 1 <= len(card.choices) <= limits.card_buttons and tappable(card.choices, limits):
            return ("tap", len(card.choices))
        if not card.choices and is_url(card.url) and limits.link_label:
            return ("link", 1)
        return ("alone", 0)
    return ("alone", 0) if is_url(card.image_url) else ("row", 0)


def spread(part: ProductCards, limits: Limits) -> list[Part]:
    """Cut into carousels, single cards and lists of rows. The body goes first, `more` and the footer last."""
    bubbles: list[Part] = []
    for shape, group in groupby(part.cards, key=lambda card: shape_of(card, limits)):
        cards = tuple(group)
        if shape[0] == "row" and len(cards) > 1:
            bubbles.extend(_rows(cards, part.open_label))
        elif shape[0] in ("alone", "row") or len(cards) == 1:
            bubbles.extend(ProductCards("", (card,), open_label=part.open_label) for card in cards)
        else:
            bubbles.extend(ProductCards("", each, open_label=part.open_label) for each in _sets(cards, limits))
    return _frame(bubbles, part)


def single(part: ProductCards) -> Part:
    """One card as a picture with words and things to tap."""
    card = part.cards[0]
    body = paragraphs(part.body, full_text(card))
    choices = card.choices + part.more
    if choices:
        return Choices(body, choices, part.open_label, part.footer, card.image_url)
    body = paragraphs(body, part.footer)
    if is_url(card.url):
        return Link(body, card.url, part.open_label, card.image_url)
    return Media("image", url=card.image_url, caption=body) if is_url(card.image_url) else Text(body)


def full_text(card: ProductCard) -> str:
    lines = (f"*{one_line(card.title)}*" if not blank(card.title) else "", one_line(card.price), card.subtitle.strip())
    return "\n".join(line for line in lines if not blank(line))


def card_text(card: ProductCard, limits: Limits) -> str:
    """Title, price and as much of the subtitle as one card of a carousel holds."""
    price = cut(one_line(card.price), limits.card_body // 3)
    title = cut(one_line(card.title), limits.card_body - length(price) - 4)
    told = f"*{title}*" if not blank(title) else ""
    for line in (price, one_line(card.subtitle)):
        room = limits.card_body - length(told) - 1
        if not blank(line) and room > 8 and told.count("\n") < limits.card_breaks:
            told = f"{told}\n{cut(line, room)}" if told else cut(line, limits.card_body)
    return told


def _sets(cards: tuple[ProductCard, ...], limits: Limits) -> list[tuple[ProductCard, ...]]:
    """Carousels of nearly equal size, so that none is left with a single card; ids are unique within each."""
    count = -(-len(cards) // limits.cards)
    size, extra = divmod(len(cards), count)
    sets: list[tuple[ProductCard, ...]] = []
    at = 0
    for number in range(count):
        end = at + size + (number < extra)
        chosen = cards[at:end]
        every = tuple(choice for card in chosen for choice in card.choices)
        sets.extend([chosen] if tappable(every, limits) else [(card,) for card in chosen])
        at = end
    return sets


def _rows(cards: tuple[ProductCard, ...], open_label: str) -> list[Part]:
    body = "\n\n".join(filter(None, (full_text(card) for card in cards)))
    links = "\n".join(card.url for card in cards if not card.choices and is_url(card.url))
    choices = tuple(
        _row(card, choice, number)
        for card in cards
        for number, choice in enumerate(card.choices, 1)
    )  # fmt: skip
    words = paragraphs(body, links)
    if choices:
        return [Choices(words, choices, open_label)]
    return [Text(words)] if not blank(words) else []


def _row(card: ProductCard, choice: Choice, number: int) -> Choice:
    """A card with one thing to tap is that row; with several, each row says which and of what."""
    title, told = one_line(card.title), label_of(choice, number)
    if len(card.choices) == 1:
        below = " · ".join(each for each in (one_line(card.price), told) if each)
        return Choice(choice.id, title or told, below)
    return Choice(choice.id, told, " · ".join(each for each in (title, one_line(choice.description)) if each))


def _frame(bubbles: list[Part], part: ProductCards) -> list[Part]:
    if not bubbles:
        return [Choices(part.body, part.more, part.open_label, part.footer)]
    framed: list[Part] = [_with_body(bubble, part.body if at == 0 else "") for at, bubble in enumerate(bubbles)]
    framed[-1] = _with_more(framed[-1], part)
    return framed


def _with_body(bubble: Part, body: str) -> Part:
    match bubble:
        case ProductCards(cards=cards) if len(cards) > 1:
            titles = " · ".join(cut(one_line(card.title), _TITLE_IN_PASSING) for card in cards if not blank(card.title))
            return ProductCards(body if not blank(body) else titles, cards, open_label=bubble.open_label)
        case ProductCards():
            return ProductCards(body, bubble.cards, open_label=bubble.open_label)
        case Choices():
            return Choices(paragraphs(body, bubble.body), bubble.choices, bubble.open_label)
        case Text():
            return Text(paragraphs(body, bubble.text))
        case _:
            return bubble


def _with_more(bubble: Part, part: ProductCards) -> Part:
    match bubble:
        case ProductCards(cards=cards) if len(cards) > 1:
            more = "\n".join(f"▸ {label_of(choice, at)}" for at, choice in enumerate(part.more, 1))
            return ProductCards(paragraphs(bubble.body, part.footer, more), cards, open_label=part.open_label)
        case ProductCards():
            return ProductCards(bubble.body, bubble.cards, part.more, part.open_label, part.footer)
        case Choices():
            return Choices(bubble.body, bubble.choices + part.more, part.open_label, part.footer)
        case Text() if part.more:
            return Choices(bubble.text, part.more, part.open_label, part.footer)
        case Text():
            return Text(paragraphs(bubble.text, part.footer))
        case _:
            return bubble
