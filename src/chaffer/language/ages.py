"""How old the person is: "5-year-old", "pour un enfant de 6 ans", "5살", "ребенку 3 года"."""

import re
from typing import NamedTuple

from chaffer.language.reading import Reading, Span, free

_YEARS = re.compile(
    r"(?: |-)?(?:years?[ -]olds?|yrs?[ -]olds?|y/?o\b|year olds?|years? of age|yr old|ans\b(?! d'exp)|살|세(?![트가-힣])|лет(?![а-я])|года?(?![а-я])|годик\w*)"
)
_MONTHS = re.compile(r"(?: |-)?(?:months?(?:[ -]olds?)|mo old|mois(?= |$)|개월|месяц\w*|мес)")
_AGED = re.compile(
    r"(?:aged?|turning|turns|is turning|who is|who's|возраст[а-я]*|나이(?:는|가)?|âge de|agée? de|âgée? de|fête ses) ?:? ?$"
)
_IS = re.compile(r"(?<![a-zа-я])(?:(?:she|he) is|(?:she|he)'s|elle a|il a|ей|ему) (?:only |just |already |уже )?$")
_PLAIN_YEARS = re.compile(r"(?: |-)?(?:years?|yrs?)(?! (?:warranty|guarantee|anniversary|ago))")
_NO_AGE = re.compile(r"(?:warranty|guarantee|garantie|гарант|보증|через|dans|depuis|il y a|in|ago) ?(?:of |de |на )?$")
_PERSON = re.compile(
    r"(?:for|pour|для|my|mon|ma|kids?|child|enfant|ребен|дет|дочк|сын|внук|внуч|아이|아들|딸|조카|girl|boy|fils|fille)"
)


class Age(NamedTuple):
    """years: whole years; 0 for babies."""

    years: int
    span: Span


def find_age(reading: Reading, taken: list[Span], asked: str = "") -> Age | None:
    for number in free(reading.numbers, taken):
        if number.value != int(number.value) or number.value > 120:
            continue
        before, value = reading.text[: number.start], int(number.value)
        years, months = _YEARS.match(reading.text, number.end), _MONTHS.match(reading.text, number.end)
        if _NO_AGE.search(before):
            continue
        if years:
            return Age(value, Span(number.start, years.end()))
        if months and _PERSON.search(before):
            return Age(value // 12, Span(number.start, months.end()))
        plain = _PLAIN_YEARS.match(reading.text, number.end)
        if plain and _PERSON.search(before):
            return Age(value, Span(number.start, plain.end()))
        alone = re.match(r"\W*$", reading.text[number.end :]) is not None
        if _AGED.search(before) or asked == "age" or (alone and value < 18 and _IS.search(before)):
            return Age(value, Span(number.start, number.end))
    return None
