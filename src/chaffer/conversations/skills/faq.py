"""The shop's own answers."""

import msgspec

from chaffer.commerce.faq.answering import PERHAPS, SURE, Entry
from chaffer.conversations.skills.ctx import Args, Ctx, Result


def faq(ctx: Ctx, args: Args) -> Result:
    """sure: the answer, if one is; near: up to three questions that may be meant; entries: how many the shop has.

    One statement, two more after a change of the answers.
    """
    answers = ctx.indexes.of(ctx.tx.shop_id).faq.answers(ctx.tx)
    hits = answers.find(args["question"], args.get("language") or ctx.language) if len(answers) else []
    sure = hits[0].entry if hits and hits[0].score >= SURE else None
    near = [hit.entry for hit in hits if hit.score >= PERHAPS]
    return {
        "entries": len(answers),
        "sure": _told(sure) if sure else None,
        "near": [{"key": each.key, "question": each.question} for each in near],
    }


def faq_entry(ctx: Ctx, args: Args) -> Result:
    """One answer by its key; empty if the shop has it no more."""
    answers = ctx.indexes.of(ctx.tx.shop_id).faq.answers(ctx.tx)
    try:
        return {"entry": _told(answers.told(args["key"], args.get("language") or ctx.language))}
    except KeyError:
        return {}


def _told(entry: Entry) -> Result:
    told: Result = msgspec.to_builtins(entry)
    return {name: told[name] for name in ("key", "language", "question", "answer")}
