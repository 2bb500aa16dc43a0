"""Do what a rule or a macro says, in one conversation."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec

from chaffer.accounts.actor import Actor
from chaffer.accounts.listing import is_staff
from chaffer.channels.registry import CHANNELS
from chaffer.desk.limits import is_open
from chaffer.desk.operations.add_note import AddNote, add_note
from chaffer.desk.operations.hand_back import HandBack, hand_back
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.operations.send_later import changed_in
from chaffer.desk.operations.set_conversation import SetConversation, set_conversation
from chaffer.desk.rows.refresh import refresh_at_end
from chaffer.desk.rows.shown import PRIORITIES
from chaffer.desk.rules import actions
from chaffer.desk.rules.wording import spoken_reply
from chaffer.desk.satisfaction.ask import ask_by_rule, ask_rating
from chaffer.desk.teams import is_team
from chaffer.desk.variables import fill_quietly, variables_of
from chaffer.kernel.errors import Conflict, Invalid, Refusal
from chaffer.kernel.message import Part, Text
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation, take_seq
from chaffer.threads.operations import hand_over
from chaffer.threads.say import Author, promise

RANKS = {word: rank for rank, word in PRIORITIES.items()}


class Step(msgspec.Struct, frozen=True):
    """What became of one action. why: "" if it was done, else the refusal's code."""

    do: str
    why: str = ""


def act(tx: Transaction, conversation_id: str, todo: Sequence[Any], actor: Actor) -> list[Step]:
    """In order. What is refused (a colleague is gone, the window has closed) is noted, and the rest goes on."""
    done = []
    for action in todo:
        why = ""
        try:
            _do(tx, conversation_id, action, actor)
        except Refusal as refusal:
            why = refusal.code
        done.append(Step(action.__struct_config__.tag, why))
    return done


def _do(tx: Transaction, here: str, action: Any, actor: Actor) -> None:
    match action:
        case actions.Assign(to=to):
            _assign(tx, here, actor.id if to == actions.ME else to)
        case actions.GiveToTeam(team=team):
            if not is_team(tx, team):
                raise Invalid("no such team", field="team")
            set_conversation(tx, SetConversation(here, assign_to="", team=team))
        case actions.HandOver():
            _hand_over(tx, here)
        case actions.HandBack():
            hand_back(tx, HandBack(here))
        case actions.AddLabel(label=label):
            _label(tx, here, add=label)
        case actions.RemoveLabel(label=label):
            _label(tx, here, drop=label)
        case actions.SetPriority(priority=priority):
            set_conversation(tx, SetConversation(here, priority=RANKS[priority]))
        case actions.Close():
            set_conversation(tx, SetConversation(here, "closed"))
        case actions.Reopen():
            set_conversation(tx, SetConversation(here, "open"))
        case actions.Snooze(minutes=minutes):
            set_conversation(tx, SetConversation(here, "snoozed", snoozed_until=tx.now + timedelta(minutes=minutes)))
        case actions.Note(text=text):
            _note(tx, here, text, actor)
        case actions.Tell(staff=who, text=text):
            _note(tx, here, text, actor, who)
        case actions.Answer(shortcut=shortcut):
            _answer(tx, here, shortcut, actor)
        case actions.AskRating():
            (ask_rating if actor.kind == "staff" else ask_by_rule)(tx, here)


def _assign(tx: Transaction, here: str, staff_id: str) -> None:
    if not is_staff(tx, staff_id):
        raise Invalid("no such member of staff", field="to")
    set_conversation(tx, SetConversation(here, assign_to=staff_id))


def _hand_over(tx: Transaction, here: str) -> None:
    thread = conversation(tx, here)
    if hand_over.hand_over(tx, hand_over.HandOver(here, thread.contact_id, "rule")):
        refresh_at_end(tx, here)


def _label(tx: Transaction, here: str, add: str = "", drop: str = "") -> None:
    had = set(conversation(tx, here).labels)
    now = (had | {add} if add else had) - {drop}
    if now != had:
        set_conversation(tx, SetConversation(here, labels=tuple(sorted(now))))


def _note(tx: Transaction, here: str, text: str, actor: Actor, who: str = "") -> None:
    said = fill_quietly(text, variables_of(tx, here, actor))
    add_note(tx, AddNote("conversation", here, said, (who,) if who else ()), actor)
    refresh_at_end(tx, here)


def _answer(tx: Transaction, here: str, shortcut: str, actor: Actor) -> None:
    """In the name of whoever runs a macro; a rule's is the shop's own, and stops with a STOP."""
    thread = conversation(tx, here)
    if not is_open(thread.channel, thread.window_until, tx.now):
        raise Conflict("nothing but a template may be written now")
    said = fill_quietly(spoken_reply(tx, shortcut, thread.language), variables_of(tx, here, actor))
    bubbles: tuple[Part, ...] = tuple(CHANNELS[thread.channel].arrange([Text(said)]))
    if actor.kind == "staff":
        reply(tx, Reply(here, bubbles), actor)
        return
    first = take_seq(tx, here, len(bubbles))
    ids = promise(
        tx, here, first, bubbles, author=Author("system", actor.id), purpose="service", language=thread.language
    )
    changed_in(tx, here, ids)
    refresh_at_end(tx, here)
