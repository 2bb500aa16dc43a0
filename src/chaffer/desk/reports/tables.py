"""Talks, what they add to each day, and the turning points that stand nowhere else."""

from sqlalchemy import text as sql

from chaffer.runtime.columns import index, json, moment, shop_table, text, whole

# Who got the next move when, and when a thread was closed: the truth, written with the change itself.
turning_points = shop_table(
    "turning_points",
    text("id"),
    text("conversation_id"),
    text("kind"),  # called (for a person), taken, closed
    text("staff_id", default=""),
    moment("at"),
    index("conversation_id", "at"),
)

# One talk of a thread: from a shopper's words after silence to the next silence. It follows the threads.
talks = shop_table(
    "talks",
    text("id"),
    text("conversation_id", default=""),  # "": of a shopper who was forgotten; nothing else names anybody
    whole("seq"),  # of the message it began with
    text("channel"),
    moment("began_at"),
    moment("settles_at"),  # NEVER once nothing more can become of it by time alone
    whole("reply_seconds", null=True),  # null: no answer yet
    json("tells"),  # what it adds to days: [[day, channel, staff_id, involved, fact, number], ..]
    index("conversation_id", "seq"),
    index("began_at"),
    index("settles_at", where=sql("settles_at < 253402214400000000")),
)

# Sums of what talks tell, by day of the shop's own calendar.
report_days = shop_table(
    "report_days",
    text("day"),  # 2026-11-22
    text("source", default=""),  # "": counted here; else whose history it is: it is never counted anew
    text("channel"),
    text("staff_id", default=""),
    text("involved"),  # bot, handed_over, person
    text("fact"),
    whole("number"),
    key=("day", "source", "channel", "staff_id", "involved", "fact"),
)
