"""What goes back for units of a line, and what a return costs. Pure, whole minor units."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from chaffer.commerce.returns.policy import OUR_FAULT, Policy


def share(total_minor: int, quantity: int, before: int, units: int) -> int:
    """What so many units of a line are worth, after `before` of them went. Shares add up to the total exactly."""
    if quantity <= 0:
        return 0
    return total_minor * (before + units) // quantity - total_minor * before // quantity


class Price(msgspec.Struct, frozen=True):
    """What a shopper gets back of `worth`: worth - fee - postage, never below nothing. bonus: with store credit, on top."""

    worth: int
    fee: int
    postage: int
    bonus: int

    @property
    def back(self) -> int:
        return self.worth - self.fee - self.postage


def price(policy: Policy, worths: Sequence[int], reason: str, method: str) -> Price:
    """Fees are taken off what there is; a fault of ours costs the shopper nothing."""
    worth = sum(worths)
    if reason in OUR_FAULT:
        return Price(worth, 0, 0, _bonus(policy, worth, method))
    fee = round(Fraction(worth * policy.returns.restocking_fee_percent, 100))
    postage = min(policy.returns.postage_minor if policy.returns.postage == "shopper" else 0, worth - fee)
    return Price(worth, fee, postage, _bonus(policy, worth - fee - postage, method))


def _bonus(policy: Policy, back: int, method: str) -> int:
    return bonus(back, policy.refunds.store_credit_bonus_percent) if method == "store_credit" else 0


def bonus(minor: int, percent: int) -> int:
    """Rounded down: a bonus is a present, not a debt."""
    return minor * percent // 100


def swapped(total_minor: int, old_unit_minor: int, new_unit_minor: int, units: int) -> int:
    """What a thing in the place of another is worth: the old one's paid share, as dear as the two prices differ.

    So a discount and the tax of the old one hold for the new one, and the same price is the same worth to the cent.
    """
    if old_unit_minor <= 0:
        return new_unit_minor * units
    return round(Fraction(total_minor * new_unit_minor, old_unit_minor))
