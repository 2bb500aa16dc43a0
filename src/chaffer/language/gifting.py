"""What a message says of whom it is for: who they are, what they like, their days, the card in the parcel.

The words are data, in lexicons/gifting.json; {who} in a pattern stands for a person, {what} for a thing.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from chaffer.language.dates import find_days
from chaffer.language.normalise import normalise
from chaffer.language.packaged import read_bytes
from chaffer.language.reading import read
from chaffer.language.relations import forms, label_of, pattern
from chaffer.language.stem import strip_josa

SELF = "self"
"""The key of the speaker."""
NOTE_AT_MOST = 300
_WHAT_AT_MOST = 40
_MANY = 5


class Person(msgspec.Struct, frozen=True):
    """key: the relation ("mother"), SELF, or "" for whoever was spoken of last. label: as said, without "my"."""

    key: str
    label: str = ""


class Taste(msgspec.Struct, frozen=True):
    """likes: False for what they must not be given."""

    of: Person
    what: tuple[str, ...]
    likes: bool


class Anniversary(msgspec.Struct, frozen=True):
    """A day that comes every year. day: "05-03". what: birthday, anniversary."""

    of: Person
    what: str
    day: str


class Gifting(msgspec.Struct, frozen=True, omit_defaults=True):
    """Empty where nothing was said.

    person: whom it is for; sent: it is to be brought to them. before: the day named is one too late.
    slot: morning, afternoon, evening. whole: the bound of the price is one of everything, delivery too.
    asks: show or forget, what is known about `person` (everybody, if there is none).
    """

    person: Person | None = None
    sent: bool = False
    delivered: bool = False
    city: str = ""
    before: bool = False
    slot: str = ""
    whole: bool = False
    note: str = ""
    tastes: tuple[Taste, ...] = ()
    days: tuple[Anniversary, ...] = ()
    asks: str = ""


NOTHING = Gifting()


def read_gifting(text: str, language: str, today: date, country: str = "") -> tuple[Gifting, str]:
    """What is said of it, and the text without those sentences that say nothing else. Never raises."""
    if language not in ("en", "fr", "ko", "ru") or not _cue(language).search(normalise(text)):
        return NOTHING, text
    note, text = _note(text)
    told = _Told(language, today, country)
    rest = [piece for piece in _pieces(text) if not told.takes(piece)]
    gifting = told.gifting(note, normalise(text))
    left = " ".join(rest)
    if re.search(_text("asked", language), normalise(left)):
        return gifting, left
    if gifting.sent or find_days(read(left, normalise(left), language), today, country):
        left = _cut(left, language)
    return gifting, "" if re.fullmatch(rf"(?:(?:{_text('fillers', language)})[ ,.;!]*)*", normalise(left)) else left


def _cut(left: str, language: str) -> str:
    """Without the words of sending: what, when and for how much remain to be understood."""
    for each in _table_list("cut", language):
        left = re.sub(_filled(each, language), " ", left, flags=re.IGNORECASE)
    for name in ("morning", "afternoon", "evening"):
        left = re.sub(_slot(name, language), " ", left, flags=re.IGNORECASE)
    return re.sub(r"\s+([,.;])", r"\1", re.sub(r"\s+", " ", left)).strip(" ,;")


class _Told:
    """What the sentences said so far."""

    def __init__(self, language: str, today: date, country: str) -> None:
        self._language, self._today, self._country = language, today, country
        self._person: Person | None = None
        self._spoken_of: Person | None = None
        self._sent = False
        self._city, self._asks = "", ""
        self._tastes: list[Taste] = []
        self._days: list[Anniversary] = []

    def takes(self, piece: str) -> bool:
        """Whether the sentence says nothing but this."""
        plain = normalise(piece).strip(" ,.;:!?")
        plain = re.sub(rf"^{_text('leads', self._language)}", "", plain)
        if not plain or len(self._tastes) + len(self._days) >= _MANY * 2:
            return False
        return self._asked(plain) or self._tasted(plain) or self._dated(plain) or self._sending(plain)

    def gifting(self, note: str, plain: str) -> Gifting:
        person = self._person or self._spoken_of
        delivered = bool(re.search(_text("delivered", self._language), plain))
        before = re.search(_text("before", self._language), plain) is not None
        slots = [name for name in ("morning", "afternoon", "evening") if re.search(_slot(name, self._language), plain)]
        whole = re.search(_text("whole", self._language), plain) is not None
        sent = self._sent or bool(delivered and person and person.key != SELF)
        return Gifting(
            person, sent, delivered, self._city, before, slots[0] if len(slots) == 1 else "", whole, note,
            tuple(self._tastes), tuple(self._days), self._asks,
        )  # fmt: skip

    def _asked(self, plain: str) -> bool:
        for kind in ("show", "forget"):
            for found in _matches(kind, self._language, plain):
                self._asks = kind
                self._person = None if "all" in found.groupdict() and found["all"] else self._of(found)
                return True
        return False

    def _tasted(self, plain: str) -> bool:
        for kind in ("dislikes", "likes"):
            for found in _matches(kind, self._language, plain):
                what = self._things(found["what"])
                if what:
                    self._tastes.append(Taste(self._of(found), what, kind == "likes"))
                    return True
        return False

    def _things(self, said: str) -> tuple[str, ...]:
        """Names of things; none if it points at something instead ("it", "the blue one")."""
        if _POINTING.search(said) or len(said) > _WHAT_AT_MOST * 3:
            return ()
        parts = re.split(r" and | et | и |(?<=[가-힣])(?:와|과|하고|랑) | or | ou | или ", said)
        named = [self._bare(part)[:_WHAT_AT_MOST] for part in parts]
        return tuple(dict.fromkeys(each for each in named if each))[:_MANY]

    def _bare(self, part: str) -> str:
        part = re.sub(r"^(?:(?:the|any|all|some|real|les|la|le|des|du|de la) |[ld]')", "", part.strip())
        return strip_josa(part) if self._language == "ko" else part

    def _dated(self, plain: str) -> bool:
        for found in _matches("days", self._language, plain):
            days = find_days(read(found["day"], found["day"], self._language), self._today, self._country)
            if len(days) == 1:
                what = "anniversary" if re.search("annivers(?:ary)$|기념|годовщ", found["what"]) else "birthday"
                self._days.append(Anniversary(self._of(found), what, days[0].day.isoformat()[5:]))
                return found.end() - found.start() == len(plain)
        return False

    def _sending(self, plain: str) -> bool:
        language = self._language
        for found in _searches("sent", language, plain):
            of = self._of(found)
            if of.key == SELF:
                continue
            self._person, self._sent = of, True
            city = re.search(_text("city", language), plain[found.end() :])
            rest = plain
            if city is None and language == "ko":
                city = re.search(_text("city", language), plain)
            if city is not None:
                self._city = city["city"].strip().title()
                rest = plain[: found.end()] + plain[found.end() + city.end() :]
            return re.fullmatch(_filled(_text("nothing_but_sending", language), language), rest.strip()) is not None
        if self._person is None:
            known = re.search(_filled(_FOR[language], language), plain)
            if known is not None:
                self._person = self._of(known)
        return False

    def _of(self, found: re.Match[str]) -> Person:
        """Whom the words name; a pronoun means whoever was spoken of last."""
        said = found.groupdict()
        if form := said.get("rel"):
            self._spoken_of = Person(forms(self._language)[form], label_of(form, self._language))
            return self._spoken_of
        if said.get("pro") or ("pro" in said and said.get("me") is None and _THEIR.search(found[0])):
            return self._person or self._spoken_of or Person("")
        return Person(SELF)


_POINTING = re.compile(
    r"^(?:it|this|that|them|these|those|one|to|the (?:one|first|second|third|last|other|\w+ one)|you|me|ça|cela|celui|celle|"
    r"ceux|le premier|la première|это|этот|эту|эти|его|ее|их|이거|이것|그거|그것|첫)(?![a-zа-я])"
)
_THEIR = re.compile(r"\b(?:her|his|their|son)\b")
_FOR = {
    "en": r"\b(?:for|to) {rel}(?!')", "fr": r"\b(?:pour|à) {rel}", "ko": r"{rel}(?:께|에게|한테)? ?(?:드릴|줄|선물|위한|위해)",
    "ru": "{rel}",
}  # fmt: skip
_NOTES = tuple(
    re.compile(each, re.IGNORECASE | re.DOTALL)
    for each in (
        (r"[,;.]?\s*(?:and )?(?:with (?:a|the) (?:\w+ )?(?:note|card|message)|(?:the |a )?(?:gift )?(?:note|card|message)(?: should| shall| to)?)"
        r"(?:\s*(?:that says|saying|says?|reads?|reading))?\s*(?:[:：]\s*[\"“«]?|[\"“«])(?P<note>[^\"”»]+)[\"”»]?(?P<behind>.*)$"),
        (r"[,;.]?\s*(?:and )?(?:with (?:a|the) (?:\w+ )?(?:note|card|message)|the (?:note|card))\s+(?:that says|saying|says|should say|reading)"
        r"\s+(?P<note>.+)(?P<behind>)$"),
        (r"[,;.]?\s*(?:et )?(?:avec (?:un|une|le|la) (?:petit |petite )?(?:mot|carte|message)|sur la carte|(?:le |petit )?mot|(?:la )?carte)"
        r"(?:\s*(?:qui dit|disant))?\s*(?:[:：]\s*[\"“«]?|[\"“«])\s*(?P<note>[^\"”»]+)[\"”»]?(?P<behind>.*)$"),
        (r"[,;.]?\s*(?:선물 )?(?:카드|메시지|메세지|메모|엽서)(?: ?문구)?(?:에|에는|는|은|로)?\s*(?:[:：]\s*[\"“'‘]?|[\"“'‘])(?P<note>[^\"”’]+?)[\"”'’]?"
        r"(?:(?<=[\"”'’])(?:이?라고)(?: ?(?:적어|써)[가-힣 ]*)?)?(?P<behind>)\s*$"),
        (r"[,;.]?\s*(?:и )?(?:с (?:запиской|открыткой|подписью|карточкой)|на (?:открытке|карточке)(?: напишите)?|(?:записка|открытка|подпись))"
        r"\s*(?:[:：]\s*[\"“«]?|[\"“«])\s*(?P<note>[^\"”»]+)[\"”»]?(?P<behind>.*)$"),
    )
)  # fmt: skip


def _note(text: str) -> tuple[str, str]:
    """What the card is to say, letter by letter, and the text around it."""
    for each in _NOTES:
        found = each.search(text)
        if found is not None and found["note"].strip():
            around = f"{text[: found.start()]} {found['behind']}".strip(" ,;\n")
            return found["note"].strip(), around
    return "", text


def _pieces(text: str) -> Iterator[str]:
    yield from (piece for piece in re.split(r"(?<=[,.;!?])\s+|\n+", text) if piece.strip())


@cache
def _table() -> dict[str, dict[str, object]]:
    return msgspec.json.decode(read_bytes("gifting.json"), type=dict[str, dict[str, object]])


def _text(name: str, language: str) -> str:
    return str(_table()[name][language])


def _slot(name: str, language: str) -> str:
    return msgspec.convert(_table()["slots"][name], dict[str, str])[language]


def _table_list(name: str, language: str) -> list[str]:
    return msgspec.convert(_table()[name][language], list[str])


@cache
def _cue(language: str) -> re.Pattern[str]:
    """One look that most messages end with."""
    return re.compile("|".join(msgspec.convert(_table()["cues"][language], list[str])))


@cache
def _patterns(name: str, language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(each, language)) for each in msgspec.convert(_table()[name][language], list[str]))


def _filled(each: str, language: str) -> str:
    """The pattern with its placeholders written out."""
    determiner, pronouns, selves = (_text(name, language) for name in ("determiners", "pronouns", "selves"))
    end = "" if language == "ko" else r"(?![a-zà-ÿа-я]|'s day)"
    start = "" if language == "ko" else r"(?<![a-zà-ÿа-я])"
    rel = rf"{start}(?:{determiner})?(?P<rel>{pattern(language)}){end}"
    who = rf"(?:{rel}|(?P<pro>{pronouns}){end}|(?P<me>{selves}){end})"
    whose = rf"(?:(?:{determiner})?(?P<rel>{pattern(language)})(?:'s|s')|(?P<pro>her|his|their)|(?P<me>my))"
    what = r"(?P<what>\S.*?)"
    return each.replace("{whose}", whose).replace("{who}", who).replace("{rel}", rel).replace("{what}", what)


def _matches(name: str, language: str, plain: str) -> Iterator[re.Match[str]]:
    for each in _patterns(name, language):
        found = each.fullmatch(plain) or (each.search(plain) if name == "days" else None)
        if found is not None:
            yield found


def _searches(name: str, language: str, plain: str) -> Iterator[re.Match[str]]:
    for each in _patterns(name, language):
        found = each.search(plain)
        if found is not None:
            yield found
