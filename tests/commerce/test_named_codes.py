"""Codes named by people: what they match, why they are refused, and how guessing is stopped."""

from datetime import timedelta
from typing import Any

import pytest

from chaffer.commerce.checkout.operations.rebill import rebill
from chaffer.commerce.checkout.operations.start_checkout import StartCheckout, start_checkout
from chaffer.commerce.vouchers.codes import plain_code
from chaffer.commerce.vouchers.operations.apply_voucher import ApplyVoucher, RemoveVoucher, remove_voucher
from chaffer.commerce.vouchers.operations.create_voucher import CreateVoucher, create_voucher
from chaffer.commerce.vouchers.operations.try_voucher import WRONG_AT_MOST, try_voucher
from chaffer.testing import ManualClock
from tests.commerce.shop import Shop


def made(shop: Shop, code: str, **terms: Any) -> None:
    shop.do(create_voucher, CreateVoucher(**({"kind": "percent", "value": 100_000, "code": code} | terms)))


def tries(shop: Shop, code: str, **quantities: int) -> str:
    cart_id = shop.cart(**quantities)
    return str(shop.do(try_voucher, ApplyVoucher(cart_id, code), "per_ada").reason)


@pytest.mark.parametrize("typed", ["summer10", "SUMMER-1O", " Summer 10 ", "ＳＵＭＭＥＲ１０", "SUММЕR10", "summer_io"])
def test_what_looks_the_same_is_the_same_code(typed: str) -> None:
    assert plain_code(typed) == plain_code("SUMMER10")


def test_other_letters_are_another_code() -> None:
    assert len({plain_code(each) for each in ("SUMMER10", "SUMMER12", "SUMER10", "ЛЕТО10", "여름10")}) == 5


@pytest.mark.parametrize(
    ("reason", "terms"),
    [
        ("over", {"ends_at": -1}), ("not_yet", {"starts_at": 1}), ("currency", {"kind": "amount", "currency": "EUR"}),
        ("minimum", {"rules": {"min_subtotal_minor": 5000}}), ("goods", {"rules": {"categories": ["Hats"]}}),
        ("unknown", {"contact_id": "per_bob"}), ("", {"rules": {"categories": ["Mugs"]}}),
        ("", {"rules": {"product_ids": ["prd_MUG"]}}), ("", {}),
    ],
)  # fmt: skip
def test_a_refusal_says_why(shop: Shop, clock: ManualClock, reason: str, terms: dict[str, Any]) -> None:
    days = {name: clock.now() + timedelta(days=terms[name]) for name in ("starts_at", "ends_at") if name in terms}
    shop.product("MUG", 1000, category="Mugs > Enamel")
    made(shop, "SUMMER10", **(terms | days))

    assert tries(shop, "SUMMER10", MUG=1) == reason


def test_a_code_for_some_things_takes_nothing_off_the_others(shop: Shop) -> None:
    shop.product("MUG", 1000, category="Mugs")
    shop.product("HAT", 3000, category="Hats")
    made(shop, "MUGS10", rules={"categories": ["Mugs"]})
    cart_id = shop.cart(MUG=2, HAT=1)
    assert shop.do(try_voucher, ApplyVoucher(cart_id, "mugs10"), "per_ada").reason == ""

    bill = shop.do(rebill, shop.do(start_checkout, StartCheckout(cart_id, "per_ada"))).bill

    assert bill.totals.discount.minor == 200
    assert {line.sku: line.discount_minor for line in bill.lines} == {"MUG": 200, "HAT": 0}


def test_guessing_stops_after_a_few_wrong_codes_and_goes_on_an_hour_later(shop: Shop, clock: ManualClock) -> None:
    shop.product("MUG", 1000)
    made(shop, "SUMMER10")

    wrong = [tries(shop, f"GUESS{number}") for number in range(WRONG_AT_MOST)]

    assert wrong == ["unknown"] * WRONG_AT_MOST
    assert tries(shop, "SUMMER10") == "too_many"
    clock.forward(minutes=61)
    assert tries(shop, "SUMMER10") == ""
    assert tries(shop, "GUESS9") == "unknown"
    assert tries(shop, "GUESS9") == "unknown"


def test_known_codes_that_do_not_fit_are_no_guesses(shop: Shop) -> None:
    shop.product("MUG", 1000)
    made(shop, "BIG", rules={"min_subtotal_minor": 5000})

    assert {tries(shop, "BIG", MUG=0 + 1) for _ in range(WRONG_AT_MOST + 1)} <= {"minimum", ""}
    assert tries(shop, "NONE") == "unknown"


def test_a_code_is_taken_off_once(shop: Shop) -> None:
    shop.product("MUG", 1000)
    made(shop, "SUMMER10")
    cart_id = shop.cart(MUG=1)
    shop.do(try_voucher, ApplyVoucher(cart_id, "SUMMER10"), "per_ada")

    assert [shop.do(remove_voucher, RemoveVoucher(cart_id)) for _ in range(2)] == [True, False]
