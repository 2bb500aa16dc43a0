"""How the shopper found it: a number, a word or a face answers the question; what follows is a comment.

A number said of anything else is no answer: only the open question hears words, and what asks for goods goes on as ever.
"""

import re
from functools import cache
from importlib.resources import files

import msgspec
from msgspec.structs import replace

from chaffer.conversations.dialogue import taps
from chaffer.conversations.dialogue.effects import Ask
from chaffer.conversations.dialogue.inputs import Done, Heard, Refused
from chaffer.conversations.dialogue.moved import Moved, ask, do, say
from chaffer.conversations.dialogue.state import State, set_aside
from chaffer.conversations.dialogue.words import words
from chaffer.kernel.message import Tapped
from chaffer.language.asking import is_question
from chaffer.language.normalise import normalise

ASKED, COMMENT = "rating", "rating_comment"
SCORES = (1, 2, 3, 4, 5)
_NUMBER = re.compile(r"^([1-5])\s*((?:/|out of|of|sur|из|점 만점에)\s*5(?!\d))?\s*(.*)$", re.DOTALL)
_STARS = re.compile(r"^([⭐★🌟]+)\ufe0f?\s*(.*)$", re.DOTALL)
_WISHES_NOTHING = frozenset(("unknown", "thanks", "bye", "greet", "affirm", "deny", "inform", "reviews"))
_SURE = 0.6
"""Below it words that follow a score are taken for a comment, not for a wish."""


class _Faces(msgspec.Struct, frozen=True):
    """faces: signs by score. words: whole answers by score and language. units: what may follow a number."""

    faces: dict[str, list[str]]
    words: dict[str, dict[str, list[str]]]
    units: dict[str, list[str]]
    courtesies: dict[str, list[str]]


@cache
def _known() -> _Faces:
    return msgspec.json.decode(files(__package__).joinpath("ratings.json").read_bytes(), type=_Faces)


def asked(state: State, rating_id: str) -> tuple[State, Ask]:
    """The question. On channels without buttons its numbers are the scores."""
    labels = [taps.tap("rate", rating_id, str(score), key=f"tap-rate-{score}") for score in SCORES]
    state, (said,) = ask(
        set_aside(state), ASKED, words("rating-ask"), taps=labels, rating_id=rating_id
    )  # fmt: skip
    assert isinstance(said, Ask)
    return state, replace(said, purpose="service")


def tapped(state: State, on: list[str]) -> Moved:
    """From whatever bubble: the tap says what it answers."""
    if len(on) < 2 or on[1] not in map(str, SCORES):
        return state, []
    return do(state, "rate", rating_id=on[0], score=int(on[1]), meant=True)


def answered(state: State, heard: Heard) -> Moved | None:
    """Whoever has the next move; None for what is no answer."""
    for part in heard.parts:
        if isinstance(part, Tapped) and taps.read(part.id)[0] == "rate":
            return tapped(state, taps.read(part.id)[1])
    question = state.asked
    if question is None or not heard.text.strip():
        return None
    if question.question == ASKED:
        return _scored(state, heard)
    if question.question == COMMENT:
        return _commented(state, heard)
    return None


def _scored(state: State, heard: Heard) -> Moved | None:
    assert state.asked is not None
    found = score_in(heard.text)
    if found is None:
        return None
    score, comment = found
    return do(
        state, "rate", rating_id=state.asked.about["rating_id"], score=score, comment=comment, meant=False
    )  # fmt: skip


def _commented(state: State, heard: Heard) -> Moved | None:
    assert state.asked is not None
    about = state.asked.about
    meant = heard.understanding
    if is_question(normalise(heard.text)) or (
        meant.intent not in _WISHES_NOTHING and meant.confidence >= _SURE
    ):  # fmt: skip
        return None
    return do(
        state, "rating_comment", rating_id=about["rating_id"], text=heard.text.strip(), content=bool(about["content"])
    )  # fmt: skip


def dropped(state: State) -> State:
    """Something else was said: a number is no answer any more. The button still is."""
    if state.asked is not None and state.asked.question in (ASKED, COMMENT):
        return replace(state, asked=None)
    return state


def rated(state: State, told: Done) -> Moved:
    """Words may follow, unless they came with it."""
    if not told.result["counts"]:
        return dropped(state), []
    content = bool(told.result["content"])
    if told.args.get("comment"):
        return _thanked(state, content=content)
    key = "rating-thanks" if content else "rating-sorry"
    return ask(dropped(state), COMMENT, words(key), rating_id=told.args["rating_id"], content=content)


def commented(state: State, told: Done) -> Moved:
    if not told.result["kept"]:
        return dropped(state), []
    return _thanked(state, content=bool(told.args["content"]))


def refused(state: State, _told: Refused) -> Moved:
    """A button of long ago, or of another's thread."""
    return dropped(state), []


def _thanked(state: State, *, content: bool) -> Moved:
    return say(dropped(state), words("rating-noted" if content else "rating-noted-sorry"))


def score_in(text: str) -> tuple[int, str] | None:
    """1 to 5 and the words that came with it; None for what is no answer. Pure."""
    said = text.strip()
    if (stars := _STARS.match(said)) and len(stars[1]) in SCORES and _stands_alone(stars[2]):
        return len(stars[1]), _rest(stars[2])
    if (number := _NUMBER.match(said)) is not None:
        return _numbered(int(number[1]), number[3], with_scale=bool(number[2]))
    for score in SCORES:
        for face in _known().faces[str(score)]:
            if said.startswith(face):
                return score, _rest(said.replace(face, " ").replace("\ufe0f", " "))
    plain = normalise(said).strip(" .!,")
    for score in SCORES:
        if any(plain == normalise(each) for each in _all(_known().words[str(score)])):
            return score, ""
    return None


def _numbered(score: int, after: str, *, with_scale: bool) -> tuple[int, str] | None:
    rest = after.lstrip()
    lowered = rest.casefold()
    for unit in sorted(_all(_known().units), key=len, reverse=True):
        if lowered.startswith(unit.casefold()) and not lowered[len(unit) : len(unit) + 1].isalnum():
            return score, _rest(rest[len(unit) :])
    if _stands_alone(rest) or with_scale:
        return score, _rest(rest)
    return None


def _stands_alone(rest: str) -> bool:
    """Nothing follows, or a sign, or thanks: "5!", "5, Anna was great", "5 merci"; but not "5 red roses", nor "2.5"."""
    rest = rest.strip().strip("\ufe0f\u20e3").strip()
    if not rest:
        return True
    if rest[0] in ",.;:!-–—\n":
        return not rest[1:2].isdigit()
    first = normalise(rest)
    if any(first.startswith(normalise(each)) for each in _all(_known().courtesies)):
        return True
    return not rest[0].isalnum()


def _rest(text: str) -> str:
    return text.strip(" \t\n,.;:!-–—\ufe0f\u20e3").strip()


def _all(by_language: dict[str, list[str]]) -> list[str]:
    return [each for spoken in by_language.values() for each in spoken]
