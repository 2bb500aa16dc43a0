"""The bot says that it is back, where the shop wants it said."""

from chaffer.accounts.shops import own_shop
from chaffer.channels.registry import CHANNELS
from chaffer.conversations.announcing import announce
from chaffer.conversations.dialogue.effects import Say
from chaffer.conversations.dialogue.words import words
from chaffer.conversations.shops import Shops
from chaffer.desk.limits import is_open
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import conversation

SETTING = "says_bot_back"


def say_back(tx: Transaction, conversation_id: str) -> bool:
    """Whether it is said. Not where the channel lets us write nothing, nor of a conversation that has ended."""
    if not own_shop(tx).settings.get(SETTING):
        return False
    thread = conversation(tx, conversation_id)
    if thread.state == "closed" or not is_open(thread.channel, thread.window_until, tx.now):
        return False
    announce(tx, CHANNELS, Shops(), conversation_id, Say((words("bot-back"),), purpose="service"))
    return True
