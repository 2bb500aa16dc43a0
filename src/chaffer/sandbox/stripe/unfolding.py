"""`expand`: ids replaced by the objects they name."""

from collections.abc import Sequence
from typing import Any

from chaffer.sandbox.stripe import shapes
from chaffer.sandbox.stripe.refused import Refused
from chaffer.sandbox.stripe.world import World

FOLDED = {
    "checkout.session": {"payment_intent", "setup_intent", "customer"},
    "setup_intent": {"payment_method", "customer"},
    "payment_intent": {"latest_charge", "payment_method", "customer"},
    "charge": {"balance_transaction", "refunds", "payment_intent", "customer"},
    "refund": {"charge", "payment_intent", "balance_transaction"},
    "dispute": {"charge", "payment_intent"},
    "payment_method": {"customer"},
}
DEEPEST = 4


def unfolded(world: World, thing: dict[str, Any], paths: Sequence[str]) -> dict[str, Any]:
    """A copy in which each path leads to an object. Raises Refused for what cannot be unfolded."""
    out = dict(thing)
    for path in paths:
        steps = path.split(".")
        if len(steps) > DEEPEST:
            raise Refused("", f"You cannot expand more than {DEEPEST} levels of a property.", param="expand")
        _unfold(world, out, steps, path)
    return out


def _unfold(world: World, out: dict[str, Any], steps: list[str], path: str) -> None:
    first, *rest = steps
    if first not in FOLDED.get(out["object"], ()):
        raise Refused("", f"This property cannot be expanded ({path}).", param="expand")
    if first == "refunds":
        url = f"/v1/charges/{out['id']}/refunds"
        out["refunds"] = shapes.listed(url, [dict(each) for each in world.refunds_of(out)])
        return
    value = out[first]
    if isinstance(value, str):
        value = out[first] = dict(world.kept[value])
    if rest and value is not None:
        _unfold(world, value, rest, path)
