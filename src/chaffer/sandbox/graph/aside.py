"""What reaches a merchant besides messages: calls, and what is said on the merchant's own phone."""

from typing import Any

from chaffer.sandbox.graph.deliver import Update
from chaffer.sandbox.graph.envelope import contact, metadata
from chaffer.sandbox.graph.world import Graph

Json = dict[str, Any]


def shopper_calls(graph: Graph, account: str, wa_id: str, seconds: int = 0) -> str:
    """It rings, and is over; the call's id. seconds: how long somebody took it; 0 if nobody did."""
    wacid = graph.new_wamid(wa_id, inbound=True).replace("wamid.", "wacid.")
    now = int(graph.clock.now().timestamp())
    graph.turned_to(account, wa_id)
    offer = {"session": {"sdp_type": "offer", "sdp": "v=0\r\n"}}
    _post_call(graph, account, wa_id, {"id": wacid, "event": "connect", "timestamp": str(now), **offer})
    taken = {"start_time": str(now), "end_time": str(now + seconds), "duration": seconds} if seconds else {}
    over = {"status": "COMPLETED" if seconds else "FAILED", "timestamp": str(now + seconds), **taken}
    _post_call(graph, account, wa_id, {"id": wacid, "event": "terminate", **over})
    return wacid


def shop_says(graph: Graph, account: str, wa_id: str, element: Json) -> str:
    """The merchant writes to somebody on the phone; the message's id."""
    number = graph.numbers[account]
    message_id = str(element.get("id") or graph.new_wamid(wa_id))
    now = str(int(graph.clock.now().timestamp()))
    told = {"from": number.display, "to": wa_id, "timestamp": now, **element, "id": message_id}
    value = {**metadata(number), "message_echoes": [told]}
    graph.courier.post(Update(number, "smb_message_echoes", value, wa_id))
    return message_id


def _post_call(graph: Graph, account: str, wa_id: str, told: Json) -> None:
    number, person = graph.numbers[account], graph.shopper(wa_id)
    about = {"from": wa_id, "to": number.display, "direction": "USER_INITIATED"}
    value = {**metadata(number), "contacts": [contact(person)], "calls": [{**about, **told}]}
    graph.courier.post(Update(number, "calls", value, wa_id))
