"""News of a group: a line in its own thread, and its name."""

from chaffer.inbox.meeting import meet
from chaffer.inbox.notices.told import Told
from chaffer.kernel.message import Notice, Unsupported
from chaffer.people.operations.fill_in import FillIn, fill_in
from chaffer.runtime.transaction import Transaction
from chaffer.threads.load import take_seq
from chaffer.threads.told import keep_news

_SUBJECTS = ("subject", "group_subject.text")
_LONGEST = 200


def group_news(tx: Transaction, told: Told, notice: Notice) -> None:
    """A group is one who writes: it has a thread of its own, which is nobody's private one, and its name is shown."""
    if not notice.identities:
        return
    met = meet(tx, told.channel, told.account_id, notice.identities)
    subject = next((each for key in _SUBJECTS if (each := notice.values.get(key, "").strip())), "")
    fill_in(tx, FillIn(met.contact_id, subject[:_LONGEST]))
    what = Unsupported("notice", notice.values.get("type", "group")[:_LONGEST])
    keep_news(tx, met.conversation_id, take_seq(tx, met.conversation_id, 1), what, told.event_id)
    tx.changed("conversation", met.conversation_id)
