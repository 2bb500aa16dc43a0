"""The lexicon: breadth, longest match, traps between languages."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from chaffer.language.detect import detect
from chaffer.language.lexicon import LANGUAGES, concepts, english_forms, every_concept
from chaffer.language.normalise import normalise
from chaffer.language.numbers import find_numbers
from chaffer.language.occasions import day_of, easter
from chaffer.language.stem import stem, strip_josa
from chaffer.language.tokens import tokens


def ids(text: str, language: str) -> list[str]:
    return [match.id for match in concepts(tokens(normalise(text)), language)]


AMBIGUOUS = {
    tuple(line.split("\t")[:2])
    for line in (Path(__file__).parent / "ambiguous_words.tsv").read_text().splitlines()
    if line[0] != "#"
}


def test_the_lexicon_knows_sixteen_hundred_things_and_more() -> None:
    assert len(every_concept()) >= 1600
    for language in LANGUAGES:
        assert sum(len(forms[language]) for _, forms in every_concept()) > 4500


def test_no_name_is_given_to_two_concepts() -> None:
    counted = Counter(concept.id for concept, _ in every_concept())
    assert [name for name, count in counted.items() if count > 1] == []


def test_every_concept_has_a_form_in_every_language() -> None:
    assert [(concept.id, bare) for concept, forms in every_concept() for bare in LANGUAGES if not forms[bare]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_means_two_things_unless_it_is_meant_to(language: str) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for concept, forms in every_concept():
        for form in forms[language]:
            plain = normalise(form)
            meanings[plain.replace(" ", "") if language == "ko" else plain].add(concept.id)
    torn = {form: ids for form, ids in meanings.items() if len(ids) > 1 and (language, form) not in AMBIGUOUS}
    assert torn == {}


@pytest.mark.parametrize(("language", "letters"), [("ko", "[\uac00-\ud7a3]"), ("ru", "[\u0400-\u04ff]")])
def test_forms_are_written_in_their_own_script(language: str, letters: str) -> None:
    borrowed = {"cctv", "dvd", "gopro", "gore-tex", "ipad", "mtb", "ssd", "tv", "usb", "vr"}
    foreign = [
        form
        for _, forms in every_concept()
        for form in forms[language]
        if not re.search(letters, form)
        and form not in borrowed
        and not re.fullmatch(r"[\d/ ]+|\d+k|lp|pc|casual", form)
    ]
    assert foreign == []


def test_every_parent_exists() -> None:
    known = {concept.id for concept, _ in every_concept()}
    wrong = [concept.id for concept, _ in every_concept() if concept.kind == "category" and concept.parent not in known]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("검은색 원피스", "ko", ["black", "dress"]),
        ("은색귀걸이를", "ko", ["silver", "earring"]),
        ("검은색가방", "ko", ["black", "bag"]),
        ("어버이 날", "ko", ["parents' day"]),
        ("boucles d'oreilles", "fr", ["earring"]),
        ("rouge à lèvres", "fr", ["lipstick"]),
        ("sac à dos vert", "fr", ["backpack", "green"]),
        ("рубашек", "ru", ["shirt"]),
        ("кожаными сапогами", "ru", ["leather", "boot"]),
        ("wedding dresses", "en", ["wedding dress"]),
        ("women's running shoes", "en", ["woman", "running shoe"]),
        ("or", "en", []),
    ],
)
def test_the_longest_form_wins_and_substrings_do_not(text: str, language: str, expected: list[str]) -> None:
    assert ids(text, language) == expected


def test_words_of_three_languages_become_the_catalogues_english() -> None:
    for text, language in (("chemise bleue", "fr"), ("синяя рубашка", "ru"), ("파란 셔츠", "ko")):
        said = {concept: english_forms(concept) for concept in ids(text, language)}
        assert said["shirt"][0] == "shirt"
        assert "blue" in said["blue"]


def test_english_forms_of_nothing_are_none() -> None:
    assert english_forms("no such thing") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("robe rouge", "fr"), ("red dress", "en"), ("빨간 원피스", "ko"), ("красное платье", "ru"), ("je voudrais un sac", "fr"),
        ("where is my order", "en"), ("nike 운동화", "ko"), ("кроссовки nike air", "ru"), ("montrez moi les chaussures", "fr"),
    ],
)  # fmt: skip
def test_short_texts_are_told_apart(text: str, language: str) -> None:
    assert detect(text).language == language


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("a hundred and fifty", "en", [150]), ("십만원", "ko", [100000]), ("3만9천원", "ko", [39000]), ("пяти тысяч", "ru", [5000]),
        ("half a dozen", "en", [6]), ("quatre-vingt-dix-neuf", "fr", [99]), ("une douzaine", "fr", [12]), ("1 200,50 €", "fr", [1200.5]),
        ("two thousand five hundred", "en", [2500]), ("полторы тысячи", "ru", [1500]), ("$1,299.99", "en", [1299.99]), ("two three", "en", [2, 3]),
        ("soixante et onze", "fr", [71]), ("двести пятьдесят", "ru", [250]), ("이만 오천원", "ko", [25000]),
    ],
)  # fmt: skip
def test_numbers_are_read_in_words_and_figures(text: str, language: str, values: list[float]) -> None:
    plain = normalise(text)
    assert [float(number.value) for number in find_numbers(plain, tokens(plain), language)] == values


def test_stems_bring_inflections_together() -> None:
    assert stem("рубашку", "ru") == stem("рубашки", "ru")
    assert stem("dresses", "en") == stem("dress", "en")
    assert stem("dorée", "fr") == stem("dorées", "fr")
    assert strip_josa("셔츠를") == "셔츠"


@pytest.mark.parametrize(
    ("occasion", "country", "day"),
    [
        ("mother's day", "US", "2026-05-10"), ("mother's day", "DE", "2026-05-10"), ("mother's day", "GB", "2026-03-15"),
        ("mother's day", "FR", "2026-05-31"), ("mother's day", "ES", "2026-05-03"), ("mother's day", "RU", "2026-11-29"),
        ("mother's day", "KR", "2026-05-08"), ("mother's day", "EG", "2026-03-21"), ("thanksgiving", "US", "2026-11-26"),
        ("father's day", "US", "2026-06-21"), ("valentine's day", "FR", "2026-02-14"), ("father's day", "DE", "2026-05-14"),
        ("christmas", "RU", "2026-01-07"), ("women's day", "RU", "2026-03-08"), ("lunar new year", "KR", "2026-02-17"),
    ],
)  # fmt: skip
def test_occasions_fall_on_their_days(occasion: str, country: str, day: str) -> None:
    assert str(day_of(occasion, country, 2026)) == day


def test_easter_is_reckoned_right() -> None:
    assert [str(easter(year)) for year in (2024, 2025, 2026, 2027, 2038)] == [
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
    ]
