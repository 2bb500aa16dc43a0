"""Routes of people who work together: the live queue, whispers, followers, many conversations at once."""

from chaffer.desk.floor import Floor
from chaffer.web.api import bulk, floor, followers
from chaffer.web.api.notes import NoteOut
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
_TALK = V1 + "/conversations"
SUPERVISING = [
    Route("GET", V1 + "/floor", floor.get, "conversations.supervise",
          "The live queue: who waits, what is late, how much each person and team has", Floor),
    Route("POST", _TALK + "/{id}/whispers", floor.whisper_to, "conversations.supervise",
          "A note above the composer of whoever answers; no channel carries it", NoteOut, floor.NewWhisper, 201),
    Route("DELETE", _TALK + "/{id}/whispers/{note_id}", floor.put_it_aside, "conversations.write",
          "Read: it stands above the composer no more, and stays a note", Nothing),
]  # fmt: skip
FOLLOWING = [
    Route("GET", V1 + "/followed", followers.mine, "conversations.read", "The conversations you follow",
          followers.Followed),
    Route("GET", _TALK + "/{id}/followers", followers.list_, "conversations.read", "Who follows a conversation",
          followers.Followers),
    Route("PUT", _TALK + "/{id}/followers/me", followers.follow, "conversations.write",
          "Follow it: it stands in your view, and its news is told you", followers.Followers),
    Route("DELETE", _TALK + "/{id}/followers/me", followers.leave, "conversations.write", "Follow it no more", Nothing),
]  # fmt: skip
MANY = [
    Route("POST", _TALK + "/bulk", bulk.change, "conversations.write",
          "Change many at once: assign, label, close, put off, hand back; each tells how it stood", bulk.ManyOut,
          bulk.ManyAsked),
]  # fmt: skip
TEAM = [*SUPERVISING, *FOLLOWING, *MANY]
