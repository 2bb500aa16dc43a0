"""The order of the rules: rich to simple, cards spread out, neighbours joined, each fitted."""

from collections.abc import Sequence

from chaffer.channels.contract import Limits
from chaffer.channels.shorten.cards import single, spread
from chaffer.channels.shorten.fit import fit
from chaffer.channels.shorten.join import join
from chaffer.channels.shorten.simplify import simplify
from chaffer.kernel.message import Catalogue, Form, OrderStatus, Part, PaymentRequest, ProductCards


def shorten(parts: Sequence[Part], limits: Limits) -> list[Part]:
    """Bubbles a channel can carry, as few as its limits allow, in the order given."""
    simple = join((each for part in parts for each in _plain(part, limits)), limits)
    spread_out = join((each for part in simple for each in _spread(part, limits)), limits)
    return [bubble for part in spread_out for bubble in _fit(part, limits)]


def _plain(part: Part, limits: Limits) -> list[Part]:
    """What the channel may show in a form of its own stays as it is; the rest is put more simply."""
    match part:
        case Form(answers={}) if limits.forms and not part.answers:
            return [part]
        case OrderStatus() | Catalogue() if limits.bills:
            return [part]
        case PaymentRequest() if limits.bills and part.lines:
            return [part]
        case _:
            return simplify(part)


def _spread(part: Part, limits: Limits) -> list[Part]:
    return spread(part, limits) if isinstance(part, ProductCards) else [part]


def _fit(part: Part, limits: Limits) -> list[Part]:
    """A lone card stays a card, and a form a form, for channels with a native form of it, if it would be one bubble
    anyway: an account without that form puts it into words, and must lose none.
    """
    if isinstance(part, ProductCards) and len(part.cards) == 1:
        fitted = fit(single(part), limits)
        return [part] if len(fitted) == 1 else fitted
    if isinstance(part, _NATIVE):
        plain = [bubble for each in simplify(part) for bubble in fit(each, limits)]
        return fit(part, limits) if len(plain) == 1 else plain
    return fit(part, limits)


_NATIVE = (Form, PaymentRequest, OrderStatus, Catalogue)
