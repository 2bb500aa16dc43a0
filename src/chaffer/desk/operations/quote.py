"""Offer a shopper a thing, as a person in the conversation."""

from chaffer.accounts.actor import Actor
from chaffer.commerce.quotes.operations.make_quote import MakeQuote, make_quote
from chaffer.desk.operations.hand_back import HandBack, hand_back
from chaffer.desk.operations.take_over import step_in
from chaffer.runtime.transaction import Transaction


def quote(tx: Transaction, command: MakeQuote, actor: Actor, *, keeps: bool = False) -> str:
    """The quote's id. The bot has the next move then, since taking it and paying for it is its trade.

    keeps: the person keeps the next move; a tap on the quote gives it to the bot all the same.
    Raises what `make_quote` does.
    """
    if keeps:
        step_in(tx, command.conversation_id, actor)
    else:
        hand_back(tx, HandBack(command.conversation_id))
    return make_quote(tx, command)
