"""People by what they are to the speaker: "my mum", "maman", "엄마", "маме"."""

import re
from functools import cache

from chaffer.language.packaged import rows

KEYS = frozenset((
    "mother", "father", "parents", "wife", "husband", "girlfriend", "boyfriend", "partner", "grandmother",
    "grandfather", "grandparents", "daughter", "son", "sister", "brother", "aunt", "uncle", "cousin", "nephew",
    "niece", "grandchild", "godchild", "mother-in-law", "father-in-law", "sister-in-law", "brother-in-law",
    "godmother", "godfather", "stepmother", "stepfather", "friend", "colleague", "boss", "teacher", "neighbour",
))  # fmt: skip
"""Those of the lexicon's recipients who are one person, whom a parcel can be sent to."""
_COLUMN = {"en": 2, "fr": 3, "ko": 4, "ru": 5}
# Russian names them in six cases; these are beside those of the lexicon.
_MORE = {
    "ru": {
        "mother": "мамой|маму|мам", "father": "папой|отцом", "sister": "сестрой|сестру", "brother": "братом",
        "wife": "женой", "husband": "мужем", "grandmother": "бабушкой|бабушку", "grandfather": "дедушкой|деда",
        "friend": "подругой|другом|другу", "daughter": "дочерью|дочку", "son": "сыном", "aunt": "тетю|тетей",
    }
}  # fmt: skip


@cache
def forms(language: str) -> dict[str, str]:
    """How they are called -> the key."""
    found: dict[str, str] = {}
    for row in rows("recipients.tsv"):
        cells = (*row, "", "", "", "", "")
        if cells[0] in KEYS:
            own = cells[_COLUMN[language]].split("|") + ([cells[0]] if language == "en" else [])
            own += _MORE.get(language, {}).get(cells[0], "").split("|")
            for form in own:
                if form and not form.startswith(("ma ", "mon ", "mes ", "my ")):
                    found.setdefault(form.replace("ё", "е"), cells[0])
    return found


@cache
def pattern(language: str) -> str:
    """An alternation of all forms, the longest first."""
    return "|".join(sorted(map(re.escape, forms(language)), key=lambda form: (-len(form), form)))


def label_of(form: str, language: str) -> str:
    """How to call them back: as they were called; in Russian, in the nominative."""
    key = forms(language).get(form, "")
    if language != "ru" or not key:
        return form
    return next(known for known, its_key in forms(language).items() if its_key == key)
