"""Make one simple part obey a channel's lengths and counts. What a label or a button cannot hold, the body says."""

import msgspec

from chaffer.channels.contract import Limits
from chaffer.channels.shorten.cutting import ELLIPSIS, blank, cut, length, one_line, pieces
from chaffer.channels.shorten.join import CAPTIONED
from chaffer.channels.shorten.labels import detail_of, label_of, numbered, spelled, tappable, unique
from chaffer.channels.shorten.links import host_of, is_url
from chaffer.channels.shorten.simplify import paragraphs
from chaffer.kernel.message import (
    AskLocation,
    Catalogue,
    Choice,
    Choices,
    ContactCard,
    Form,
    Link,
    Location,
    Media,
    OrderStatus,
    Part,
    PaymentRequest,
    ProductCards,
    Text,
)

_OPEN = "☰"
_LONGEST_NAME = 1000
_MARK = 3  # before each choice below a form, with the line's end


def fit(part: Part, limits: Limits) -> list[Part]:
    """Bubbles, each within the limits; none if the part says nothing at all."""
    match part:
        case Text():
            return [Text(piece) for piece in pieces(part.text, limits.text)]
        case Choices():
            return _fit_choices(part, limits)
        case Link():
            return _fit_link(part, limits)
        case Media():
            return _fit_media(part, limits)
        case ProductCards():
            said, body = _last_piece(part.body, limits.body)
            return [*said, ProductCards(body, part.cards, part.more, part.open_label, part.footer)]
        case PaymentRequest() | OrderStatus():
            said, body = _last_piece(part.body, limits.body)
            return [*said, msgspec.structs.replace(part, body=body)]
        case Catalogue():
            said, body = _last_piece(part.body, limits.body)
            return [*said, msgspec.structs.replace(part, body=body)]
        case Form():
            return _fit_form(part, limits)
        case AskLocation():
            said, body = _last_piece(part.body, limits.body)
            return [*said, AskLocation(body)]
        case ContactCard():
            return _fit_contact(part)
        case Location():
            name, address = one_line(part.name), one_line(part.address)
            return [Location(part.latitude, part.longitude, cut(name, _LONGEST_NAME), cut(address, _LONGEST_NAME))]
        case _:
            return [part]


def _fit_choices(part: Choices, limits: Limits) -> list[Part]:
    image = part.image_url if is_url(part.image_url) else ""
    picture: list[Part] = [Media("image", url=image)] if image else []
    if not part.choices:
        words = paragraphs(part.body, part.footer)
        return fit(Media("image", url=image, caption=words) if image else Text(words), limits)
    able = tappable(part.choices, limits)
    described = any(detail_of(choice, number) for number, choice in enumerate(part.choices, 1))
    as_list = described and not image and len(part.choices) <= limits.list_rows
    if able and len(part.choices) <= limits.buttons and not as_list:
        return _fit_buttons(part, image, limits)
    if able and len(part.choices) <= limits.list_rows:
        return picture + _fit_list(part, limits)
    words = paragraphs(part.body, numbered(part.choices), part.footer)
    return picture + fit(Text(words), limits)


def _fit_buttons(part: Choices, image: str, limits: Limits) -> list[Part]:
    labels = [label_of(choice, number) for number, choice in enumerate(part.choices, 1)]
    titles = unique(labels, limits.button_label)
    unsaid = [
        f"• {spelled(choice, number)}"
        for number, (choice, title) in enumerate(zip(part.choices, titles, strict=True), 1)
        if spelled(choice, number) != title and not _numbered_twin(title, choice)
    ]
    said, body, footer = _framed(part, unsaid, limits)
    choices = tuple(Choice(choice.id, title) for choice, title in zip(part.choices, titles, strict=True))
    return [*said, Choices(body, choices, "", footer, image)]


def _fit_list(part: Choices, limits: Limits) -> list[Part]:
    labels = [label_of(choice, number) for number, choice in enumerate(part.choices, 1)]
    titles = unique(labels, limits.row_label)
    rows, unsaid = [], []
    for number, (choice, label, title) in enumerate(zip(part.choices, labels, titles, strict=True), 1):
        whole = spelled(choice, number)
        cut_off = length(label) > limits.row_label
        below = whole if cut_off else detail_of(choice, number)
        if length(below) > limits.row_detail:
            unsaid.append(f"• {whole}")
        rows.append(Choice(choice.id, title, cut(below, limits.row_detail)))
    said, body, footer = _framed(part, unsaid, limits)
    label = cut(one_line(part.open_label), limits.open_label)
    return [*said, Choices(body, tuple(rows), _OPEN if blank(label) else label, footer)]


def _numbered_twin(title: str, choice: Choice) -> bool:
    """Whether the title is the whole label with only a number behind it, to tell twins apart."""
    return blank(choice.description) and title.rsplit(" ", 1)[0] == one_line(choice.label)


def _framed(part: Choices, unsaid: list[str], limits: Limits) -> tuple[list[Part], str, str]:
    footer = one_line(part.footer)
    if blank(footer):
        footer = ""
    spilled = footer if length(footer) > limits.footer else ""
    fresh = [line for line in unsaid if line not in part.body]
    said, body = _last_piece(paragraphs(part.body, "\n".join(fresh), spilled), limits.body)
    return said, body, "" if spilled else footer


def _last_piece(words: str, limit: int) -> tuple[list[Part], str]:
    """A body within the limit, and what comes before it as words of their own."""
    *before, last = pieces(words, limit) or [ELLIPSIS]
    return [Text(piece) for piece in before], last


def _fit_link(part: Link, limits: Limits) -> list[Part]:
    image = part.image_url if is_url(part.image_url) else ""
    label = one_line(part.label)
    if not is_url(part.url) or not limits.link_label:
        line = ": ".join(each for each in (label, part.url) if not blank(each))
        words = paragraphs(part.body, line)
        return fit(Media("image", url=image, caption=words) if image else Text(words), limits)
    title = cut(host_of(part.url) if blank(label) else label, limits.link_label)
    spelled_out = label if length(label) > limits.link_label and label not in part.body else ""
    said, body = _last_piece(paragraphs(part.body, spelled_out) or host_of(part.url), limits.body)
    return [*said, Link(body, part.url, title, image)]


def _fit_media(part: Media, limits: Limits) -> list[Part]:
    caption = part.caption.strip()
    url = part.url if is_url(part.url) else ""
    if not url and not part.provider_ref and not part.file_id:
        return fit(Text(paragraphs(caption, part.alt or part.filename)), limits)
    if blank(caption):
        caption = ""
    holds = part.kind in CAPTIONED and length(caption) <= limits.caption
    bare = Media(
        part.kind, url, part.file_id, part.provider_ref, part.mime, caption if holds else "", part.alt,
        part.filename, part.sha256, part.voice,
    )  # fmt: skip
    return [bare] if holds or not caption else [bare, *fit(Text(caption), limits)]


def _fit_form(part: Form, limits: Limits) -> list[Part]:
    """A form's choices are written below its words: a line each, in at most half of the room."""
    label = cut(one_line(part.label), limits.open_label)
    widest = limits.body // 2 // max(len(part.choices), 1) - _MARK
    choices = tuple(msgspec.structs.replace(each, label=cut(one_line(each.label), widest)) for each in part.choices)
    below = sum(length(each.label) + _MARK for each in choices) + 1
    said, body = _last_piece(part.body, limits.body - below)
    return [*said, msgspec.structs.replace(part, body=body, label=_OPEN if blank(label) else label, choices=choices)]


def _fit_contact(part: ContactCard) -> list[Part]:
    phones = tuple(one_line(each) for each in part.phones if not blank(each))
    emails = tuple(one_line(each) for each in part.emails if not blank(each))
    name = next((each for each in (one_line(part.name), *phones, *emails) if not blank(each)), "")
    return [ContactCard(cut(name, _LONGEST_NAME), phones, emails)] if name else []
