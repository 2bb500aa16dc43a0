"""A bill in words: what it is made of, what pays it, what is left to pay; and a way to send it."""

from collections.abc import Mapping
from typing import Any, cast

from chaffer.conversations.dialogue.concierge.summing import gift_rows
from chaffer.conversations.dialogue.facts import DeliveryFact, MoneyFact, TotalsFact
from chaffer.conversations.dialogue.words import Words, nested, words


def summary(at: Mapping[str, Any]) -> tuple[Words, ...]:
    """What the sum is made of: lines, discount, delivery, tax, total. at: a ProgressFact, or the bill of a payment."""
    totals = cast("TotalsFact", at["totals"])
    rows = [
        nested(words("sum-line", count=line["quantity"], what=line["title"], total=line["total"]))
        for line in at["lines"]
    ]
    voucher = at.get("voucher")
    other = totals["discount"]["minor"] - (voucher["off"]["minor"] if voucher else 0)
    if other > 0:
        rows.append(nested(words("sum-discount", amount={**totals["discount"], "minor": other})))
    if voucher:
        key = "sum-code" if voucher["off"]["minor"] else "sum-code-delivery"
        rows.append(nested(words(key, label=voucher["label"], amount=voucher["off"])))
    if at["delivery_name"]:
        key = "sum-delivery" if totals["shipping"]["minor"] else "sum-delivery-free"
        rows.append(nested(words(key, name=at["delivery_name"], amount=totals["shipping"])))
    if totals["tax"]["minor"]:
        rows.append(nested(words("sum-tax-included" if totals["tax_included"] else "sum-tax", amount=totals["tax"])))
    rows += gift_rows(at)
    rows.append(nested(words("sum-total", total=totals["total"])))
    rows += [*_credit(at), *_reverse_charge(at)]
    return (words("lines", lines={"lines": rows}),)


def _reverse_charge(at: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who accounts for the tax, or why it is charged to a company whose number is not confirmed."""
    vat = at.get("vat")
    return [nested(words(f"sum-vat-{vat['state']}", number=vat["number"]))] if vat else []


def _credit(at: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Below the total: what credit pays of it, of how much there is, and what is left; nothing where none is used."""
    used = at.get("credit_used")
    if not used:
        return []
    there = (at.get("credit") or {}).get("there")
    said = words("sum-credit-of", amount=used, there=there) if there else words("sum-credit", amount=used)
    return [nested(said), nested(words("sum-to-pay", amount=at["to_pay"]))]


def due(at: Mapping[str, Any]) -> MoneyFact:
    """What is left to pay of a bill."""
    return cast("MoneyFact", at.get("to_pay") or at["totals"]["total"])


def told_of(one: DeliveryFact) -> dict[str, Any]:
    """Price and days, as an argument."""
    parts = [nested(words("price", price=one["price"]) if one["price"]["minor"] else words("free"))]
    if one["max_days"]:
        same = one["min_days"] in (0, one["max_days"])
        days = (
            words("delivery-days-one", days=one["max_days"])
            if same
            else words("delivery-days", least=one["min_days"], most=one["max_days"])
        )
        parts.append(nested(days))
    return {"dots": parts}
