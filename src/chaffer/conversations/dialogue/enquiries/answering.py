"""What is said to a question: the shop's own answer, the nearest questions, or that a person is asked."""

from typing import Any

from msgspec.structs import replace

from chaffer.conversations.dialogue import selling, taps
from chaffer.conversations.dialogue.effects import Command
from chaffer.conversations.dialogue.inputs import Done, Found
from chaffer.conversations.dialogue.moved import Moved, ask, look, say
from chaffer.conversations.dialogue.state import State
from chaffer.conversations.dialogue.words import Words, plain, words

NONE = "none"
REASON = "unanswered"


def answered(state: State, entry: dict[str, Any], *, aside: bool = False) -> Moved:
    """An entry as it stands, with where it stands. aside: an open question is put again after it."""
    said: list[Words] = []
    if entry["language"] != state.language and state.language:
        said.append(words("faq-other-language"))
    said += [plain(entry["answer"]), words("faq-source", question=entry["question"])]
    if aside:
        return say(replace(state, returns=True, lost=0), *said)
    return say(replace(state, lost=0), *said, taps=(taps.PERSON,))


def offered(state: State, told: Found) -> Moved:
    """The nearest questions, to be tapped."""
    near = [taps.literal("faq", each["key"], label=each["question"]) for each in told.result["near"]]
    return ask(
        replace(state, lost=0), "which_answer", words("faq-perhaps"), taps=(*near, taps.tap("faq", NONE, key="tap-none-of-these")),
        asked=told.args["question"], language=told.args["language"],
    )  # fmt: skip


def tapped(state: State, key: str) -> Moved:
    """One of the questions offered, or none of them."""
    about = state.asked.about if state.asked is not None and state.asked.question == "which_answer" else {}
    state = replace(state, asked=None)
    if key == NONE:
        return ask_person(state, about.get("asked", ""), about.get("language", state.language))
    return look(state, "faq_entry", key=key, language=state.language)


def shown(state: State, told: Found) -> Moved:
    """The entry that was tapped; it may be gone by now."""
    if not told.result:
        return say(state, words("faq-gone"), taps=(taps.PERSON,))
    return answered(state, told.result["entry"])


def ask_person(state: State, question: str, language: str, product_id: str = "") -> Moved:
    """Hand the question over, and say so; it is counted among those without an answer."""
    count = Command(
        "note_unanswered", {"question": question, "language": language or "en", "product_id": product_id}
    )  # fmt: skip
    state, over = selling.fetch(replace(state, asked=None, returns=False, lost=0), REASON, question, question)
    return state, [count, *over] if question else over


def counted(state: State, _told: Done) -> Moved:
    return state, []
