"""Sizes: letters, numbers with a country, waist and length, shoe sizes, bed sizes."""

import re
from typing import NamedTuple

from chaffer.language.packaged import rows
from chaffer.language.reading import Reading, Span, overlaps
from chaffer.language.spelled_sizes import find_answered_size, find_ordinal_sizes

_CUE = (
    r"(?:size|sizes|sz|taille|tailles|pointure|размер\w*|р-р|рр|рост|사이즈|싸이즈|호수|치수"
    r"|i wear|i'm|i am|i take|she wears|he wears|she's|he's|je fais|je porte|je chausse|elle fait|il fait|elle chausse|il chausse|je mets"
    r"|ношу|у меня|у нее|у него)"
)
_LINK = r"(?:[ :=-]{1,3}(?:is|a|an|of|du|de|est|un|une|le|la|in|en|about|usually|number|женский|мужской|ноги|обуви|는|은|가|이) ?){0,2}[ :=]{0,2}"
_LETTER = r"(?:x{1,3}[sl]|[2-6]xl|[2-3]xs|[sml]|хs|x[sl]|[смл]|х[лс]|ххл)"
_COUNTRY = r"(?:us|uk|eu|eur|fr|it|jp|au|usa|kr|européen|eu/fr)"
_MM = r"2[0-9][05]"  # Korean shoe sizes: the length of a foot in millimetres
_SHAPES = (
    ("sides", re.compile(r"(?<![\d.,])(?P<n>\d{2,3} ?[x×х] ?\d{2,3})(?![\d.,]|\w)")),
    ("waist", re.compile(r"(?<![a-z0-9])w ?(?P<w>\d{2}) ?[/x, -]? ?l ?(?P<l>\d{2})(?!\d)")),
    ("waist", re.compile(rf"(?<![\w/])(?:{_CUE} )?(?P<w>2[4-9]|3\d|4[0-8]) ?[/x] ?(?P<l>2[6-9]|3[0-8])(?![\d/])")),
    ("waist", re.compile(r"(?P<w>\d{2})(?:\"| ?inch(?:es)?| in)? waist(?:,? (?P<l>\d{2})(?:\"| inch)? (?:leg|length|inseam))?")),
    ("country", re.compile(rf"(?<![a-z])(?<!make )(?<!give )(?<!send )(?<!set )(?<!want )(?<!get )(?<!take )(?<!change )(?<!for ){_COUNTRY}(?: ?(?:size|taille|pointure|women's|men's|mens|womens))? ?(?P<n>\d{{1,2}}(?:[.,]5)?)(?![\d.,%]*\d)(?! ?(?:dollar|\$))")),
    ("behind", re.compile(rf"(?<![\d.,$€£₩])(?P<n>\d{{1,3}}(?:[.,]5)?) ?(?:{_COUNTRY})(?![a-z가-힣])")),
    ("letter", re.compile(rf"(?<![\w']){_CUE}{_LINK}(?P<n>{_LETTER})(?![\w'])")),
    ("letter", re.compile(rf"(?<![\w'])(?P<n>{_LETTER}) ?-?(?:사이즈|싸이즈|size|размер\w*)(?![a-z])")),
    ("letter", re.compile(r"(?<![\w'])(?P<n>x{1,3}[sl]|[2-6]xl|[2-3]xs|xs|xl)(?![\w'])")),
    ("letter", re.compile(r"(?<![\w'])(?:in|en|a|an|one|un|une|в) (?P<n>[sml]|medium|large|small)(?:(?= ?[,.!?]?$)|(?= (?:please|pls|svp|size|taille|if|for|and|or|under|but)))")),
    ("number", re.compile(rf"(?<![a-zа-я가-힣]){_CUE}{_LINK}(?:{_COUNTRY} ?)?(?P<n>\d{{1,3}}(?:[.,]5)?)(?![\d/]|[.,]\d| ?(?:%|years|ans\b|лет|살|cm|см|kg|кг|달러|원|dollars|\$|€|feet|foot|ft|m tall))")),
    ("number", re.compile(r"(?<![a-z])(?:en|in|в) (?P<n>3[4-9]|4\d)(?:(?= ?[,.!?]?$)|(?= (?:svp|please|пожалуйста)))")),
    ("number", re.compile(r"(?<!\d)(?:(?:plutôt|finalement|en fait) (?:le|la|du|un|en) )(?P<n>3[4-9]|4\d)(?![\d%€$]|[.,]\d)")),
    ("number", re.compile(r"(?<![\d.,])(?P<n>3[4-9]|4[0-8])-?(?:й|ый|ой|го|ого|ом)(?![а-я])(?! (?:день|год|этаж|класс|дом))")),
    ("number", re.compile(r"(?<!수량 )(?<!수량을 )(?<![\d.,$€£₩])(?P<n>3[4-9]|4\d)(?:으로|로)(?= ?(?:주세요|주실|할게요|할께요|할래요|주문|부탁|보여|살게요|사고|있)|[ ,.!?]*$)")),
    ("number", re.compile(r"(?<![\d.,])(?P<n>\d{1,3}(?:[.,]5)?)(?:-?(?:й|го|ый|ого|ой|ий))? ?(?:размер\w*|р-р|사이즈|싸이즈|size)(?![a-z])")),
    ("mm", re.compile(rf"(?<!\d)(?P<n>{_MM})(?:(?: ?mm|미리|밀리)(?=$|[ ,.?!]|[가-힣])|(?= ?사이즈|신| 신|인데|이요|요| 있| 운동화| 구두))")),
    ("mm", re.compile(rf"(?:신발|운동화|구두|스니커즈|부츠|샌들|슬리퍼|로퍼|힐|워커|발)(?:은|는|이|가|도|로)? (?P<n>{_MM})(?!\d|[.,]\d| ?(?:[%원만천달불유$₩€£]|이하|미만|이내|이상|까지|아래|정도|안쪽|초과|부터))")),
)  # fmt: skip
_UPPER = re.compile(r"(?<![\w'’.&-])([SML])(?=(?:으?로|은|는|이|가|을|를|도|만|이?요|예요)(?!\w)|(?![\w'’.&-]))")
_LOUD = 3
_CYRILLIC = str.maketrans({"с": "s", "м": "m", "л": "l", "х": "x"})
_ANSWER_AT_MOST = 40
"""Characters: a longer text is a sentence or an address, and a number in it no size."""
_NO_SIZE = r" ?(?:만|천|원|달러|유로|불|개|살|dollar|buck|euro|руб|доллар|евро|years|ans\b|лет|[$€£₩])"
"""Behind a number it is a price, an age or a count, also while a size is asked."""
_BARE_ASKED = re.compile(
    rf"(?<![\w'])(?:{_LETTER}|small|medium|large)(?![\w'])|(?<![\d.,$€£₩])\d{{1,3}}(?:[.,]5)?(?![\d%]|[.,]\d|{_NO_SIZE})"
)


class Size(NamedTuple):
    value: str
    span: Span


def find_sizes(reading: Reading, taken: list[Span], asked: str = "") -> list[Size]:
    """The sizes that were said. A bare number is one only as the answer to "which size?"."""
    found: list[Size] = []
    for kind, pattern in _SHAPES:
        for match in pattern.finditer(reading.text):
            span = _span(match)
            if not overlaps(*span, taken) and not overlaps(*span, [size.span for size in found]):
                found.append(Size(_value(kind, match), Span(match.start(), match.end())))
    found += _named(reading, [*taken, *(size.span for size in found)])
    found += _capitals(reading, [*taken, *(size.span for size in found)])
    answers = asked == "size" and len(reading.text) <= _ANSWER_AT_MOST
    claimed = [*taken, *(size.span for size in found)]
    found += [Size(*each) for each in find_ordinal_sizes(reading, claimed, asked=answers or _points(reading, asked))]
    if answers and not found:
        found = [
            Size(_letters(match.group()), Span(match.start(), match.end()))
            for match in _BARE_ASKED.finditer(reading.text)
            if not overlaps(match.start(), match.end(), taken)
        ] or [Size(*each) for each in find_answered_size(reading, taken)]
    return sorted(found, key=lambda size: size.span.start)


def _points(reading: Reading, asked: str) -> bool:
    """Where something was shown or put in the cart, no list is so long that the thirty-eighth could be meant."""
    return asked in ("yes_no", "choice") and len(reading.text) <= _ANSWER_AT_MOST


def _span(match: re.Match[str]) -> Span:
    group = "w" if "w" in match.re.groupindex else "n"
    return Span(match.start(group), match.end(group))


def _value(kind: str, match: re.Match[str]) -> str:
    if kind == "waist":
        return f"W{match['w']} L{match['l']}" if match["l"] else f"W{match['w']}"
    if kind == "sides":
        return re.sub(r" ?[x×х] ?", "x", match["n"])
    if kind in ("country", "behind"):
        country = next((name for name in ("us", "uk") if name in match.group()), "")
        return f"{country.upper()} {match['n'].replace(',', '.')}".strip()
    return _letters(match["n"])


def _letters(written: str) -> str:
    small = {"small": "S", "medium": "M", "large": "L"}
    if written in small:
        return small[written]
    return written.translate(_CYRILLIC).upper().replace(",", ".").replace("XXXL", "3XL").replace("XXL", "2XL")


def _named(reading: Reading, taken: list[Span]) -> list[Size]:
    """Sizes that are words of the lexicon's `sizes.tsv` ("extra large", "эмка", "queen size")."""
    found: list[Size] = []
    for size, pattern in _NAMES:
        for match in pattern.finditer(reading.text):
            if not overlaps(match.start(), match.end(), taken):
                span = Span(match.start(), match.end())
                found.append(Size(size, span))
                taken.append(span)
    return found


def _capitals(reading: Reading, taken: list[Span]) -> list[Size]:
    """A lone capital S, M or L, in a text not shouted as a whole."""
    shouted = reading.raw.isupper() and sum(map(str.isupper, reading.raw)) > _LOUD  # Hangul has no small letters
    if shouted or len(reading.raw) != len(reading.text):
        return []
    return [
        Size(match.group(1), Span(match.start(), match.end()))
        for match in _UPPER.finditer(reading.raw)
        if not overlaps(match.start(), match.end(), taken)
    ]


_NAMES = tuple((row[0], re.compile(rf"(?<![\w'-])(?:{row[1]})(?![a-zà-ÿа-я'])")) for row in rows("sizes.tsv"))
