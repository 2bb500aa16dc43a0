"""Card numbers in twenty disguises are found; order, phone and tracking numbers are left alone."""

import random
from collections.abc import Callable

import pytest

from chaffer.language.redact import REMOVED, is_card, redact_cards, split_card

ISSUERS = [("4", 16), ("4", 13), ("51", 16), ("55", 16), ("2223", 16), ("34", 15), ("37", 15), ("6011", 16), ("65", 16),
           ("36", 14), ("3530", 16), ("62", 16), ("2202", 16), ("5018", 16), ("4", 19)]  # fmt: skip
WORDS = {
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    "fr": ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"],
    "ru": ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"],
    "ko": ["공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"],
}


def card(chance: random.Random) -> str:
    prefix, length = chance.choice(ISSUERS)
    body = prefix + "".join(chance.choice("0123456789") for _ in range(length - len(prefix) - 1))
    return next(body + last for last in "0123456789" if is_card(body + last))


def grouped(number: str, between: str) -> str:
    return between.join(number[i : i + 4] for i in range(0, len(number), 4))


DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda n: n,
    "spaces": lambda n: grouped(n, " "),
    "dashes": lambda n: grouped(n, "-"),
    "dots": lambda n: grouped(n, "."),
    "slashes": lambda n: grouped(n, "/"),
    "underscores": lambda n: grouped(n, "_"),
    "commas": lambda n: grouped(n, ", "),
    "lines": lambda n: grouped(n, "\n"),
    "long dashes": lambda n: grouped(n, " – "),
    "every digit apart": " ".join,
    "full width": lambda n: "".join(chr(ord("０") + int(d)) for d in n),
    "keycap emoji": lambda n: "".join(d + "\ufe0f\u20e3" for d in n),
    "arabic digits": lambda n: "".join(chr(0x660 + int(d)) for d in n),
    "mathematical bold": lambda n: "".join(chr(0x1D7CE + int(d)) for d in n),
    "zero width": "\u200b".join,
    "no-break spaces": lambda n: grouped(n, "\u00a0"),
    "brackets": lambda n: f"({grouped(n, ') (')})",
    "letter o for zero": lambda n: n[0] + n[1:-1].replace("0", "O") + n[-1],
    "with expiry": lambda n: f"{grouped(n, ' ')} 09/27 123",
    "stars around": lambda n: f"*{grouped(n, '*')}*",
}
AROUND = [
    "{}",
    "my card is {}",
    "card: {} thanks",
    "{}, exp 10/28",
    "voici ma carte {}",
    "номер карты {}",
    "카드번호 {} 입니다",
    "pay with {} please",
]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_card_number_is_taken_out_in_every_disguise(disguise: str) -> None:
    chance = random.Random(disguise)
    missed = []
    for _ in range(400):
        number = card(chance)
        text = chance.choice(AROUND).format(DISGUISES[disguise](number))
        cleaned, count = redact_cards(text)
        if count != 1 or REMOVED not in cleaned:
            missed.append(text)
    assert len(missed) <= 0.001 * 400, missed[:5]


@pytest.mark.parametrize("language", WORDS)
def test_a_card_number_said_in_words_is_taken_out(language: str) -> None:
    chance = random.Random(language)
    found = 0
    for _ in range(200):
        spoken = " ".join(WORDS[language][int(digit)] for digit in card(chance))
        found += redact_cards(f"{spoken}")[1]
    assert found >= 0.95 * 200


def harmless(chance: random.Random) -> str:
    def digits(count: int) -> str:
        return "".join(chance.choice("0123456789") for _ in range(count))

    return chance.choice(
        [
            f"where is my order {digits(chance.randint(4, 12))}",
            f"order #{digits(16)} please",
            f"call me at +{digits(11)}",
            f"my phone is 0{digits(2)} {digits(3)} {digits(4)}",
            f"tracking number {digits(chance.choice([12, 15, 18, 20, 22]))}",
            f"USPS {digits(4)} {digits(4)} {digits(4)} {digits(4)} {digits(4)} {digits(2)}",
            f"1Z{digits(6)}{digits(10)}",
            f"трек {digits(14)}",
            f"송장번호 {digits(12)}",
            f"MF-{digits(6)} from {digits(2)}.{digits(2)}.2026",
            f"IMEI {digits(15)}",
            f"commande n° {digits(13)}",
            f"numéro de suivi {digits(13)}",
            f"010-{digits(4)}-{digits(4)}",
            f"{digits(2)} items, {digits(3)} dollars, size {digits(2)}, zip {digits(5)}",
            f"IBAN FR{digits(2)} {digits(4)} {digits(4)} {digits(4)} {digits(4)} {digits(4)} {digits(3)}",
        ]
    )


def test_order_phone_and_tracking_numbers_are_left_alone() -> None:
    chance = random.Random(7)
    texts = [harmless(chance) for _ in range(8000)]
    false = [text for text in texts if redact_cards(text) != (text, 0)]
    assert len(false) <= 0.001 * len(texts), false[:10]


def test_a_number_split_over_messages_is_found() -> None:
    chance = random.Random(3)
    for _ in range(500):
        number = card(chance)
        cut = chance.randint(4, len(number) - 4)
        assert split_card([f"my card is {number[:cut]}"], number[cut:]) == 1
        third = len(number) // 3
        assert split_card(["hello", number[:third], number[third : 2 * third]], number[2 * third :]) == 2


def test_unrelated_numbers_in_a_row_are_not_a_split_card() -> None:
    assert split_card(["size 42 please"], "2") == 0
    assert split_card(["order 100423"], "yes") == 0
    assert split_card([], "4242") == 0


def test_nothing_of_the_number_stays() -> None:
    cleaned, count = redact_cards("use 4242 4242 4242 4242 or 5555-5555-5555-4444, cvv 123")
    assert count == 2
    assert "4242" not in cleaned
    assert "4444" not in cleaned


def test_a_text_without_a_card_is_the_same_text() -> None:
    assert redact_cards("I need 2 dresses under 200 dollars") == ("I need 2 dresses under 200 dollars", 0)
