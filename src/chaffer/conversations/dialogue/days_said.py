"""The day of a delivery, as it is told."""

from chaffer.conversations.dialogue.words import Words, nested, words


def day_said(day: str, slot: str) -> Words:
    """day: "2026-05-08"; slot: morning, afternoon, evening, or anything else for none."""
    if slot in ("morning", "afternoon", "evening"):
        return words("arrives-on-slot", day={"on_day": day}, slot=nested(words(f"slot-{slot}")))
    return words("arrives-on", day={"on_day": day})
