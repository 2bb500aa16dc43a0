"""Routes of whoever writes to shoppers as a person."""

from chaffer.desk.limits import ThreadLimits
from chaffer.desk.proof import Proof
from chaffer.web.api import composing, messages, presence, saved_replies
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
_READ, _WRITE = "conversations.read", "conversations.write"
_CONVERSATION, _MESSAGE, _SAVED = V1 + "/conversations/{id}", V1 + "/messages/{id}", V1 + "/saved-replies"

COMPOSING = [
    Route("GET", _CONVERSATION + "/limits", composing.limits, _READ, "What a thread's channel can carry now",
          ThreadLimits),
    Route("POST", _CONVERSATION + "/presence", presence.sign, _WRITE,
          "A person looks at a thread or types in it; never stored, the bot waits for whoever types", Nothing,
          presence.PresenceSign),
    Route("GET", _MESSAGE + "/proof", composing.proof, _READ,
          "The way of one message: kept, understood, decided, promised, sent, delivered", Proof),
    Route("GET", _CONVERSATION + "/templates", composing.templates, _READ,
          "Templates that may be sent in a thread, with preview, variables and cost", composing.ThreadTemplates),
    Route("DELETE", _MESSAGE, messages.withdraw, _WRITE, "Take back what a person wrote and has not left yet", Nothing),
    Route("PATCH", _MESSAGE, messages.move, _WRITE, "Another hour for what a person wrote and waits for its own",
          messages.MessageState, messages.AnotherHour),
    Route("POST", _MESSAGE + "/retry", messages.retry, _WRITE, "Send a failed message again, at most three times",
          messages.MessageState),
    Route("POST", _MESSAGE + "/resolve", messages.settle_unknown, _WRITE,
          "Say what became of a message that nobody knows of", messages.MessageState, messages.Resolution),
    Route("GET", _SAVED, saved_replies.list_, _READ, "Answers that are written often, by shortcut",
          saved_replies.SavedReplies),
    Route("POST", _SAVED, saved_replies.add, _WRITE, "Keep an answer under a shortcut", saved_replies.SavedReplyOut,
          saved_replies.NewSavedReply, 201),
    Route("PATCH", _SAVED + "/{id}", saved_replies.change, _WRITE, "Change a kept answer", saved_replies.SavedReplyOut,
          saved_replies.SavedReplyChange),
    Route("DELETE", _SAVED + "/{id}", saved_replies.remove, _WRITE, "Keep this answer no longer", Nothing),
    Route("POST", _SAVED + "/{id}/fill", saved_replies.filled, _WRITE, "A kept answer with the values of a thread",
          saved_replies.Filled, saved_replies.FillAsked),
]  # fmt: skip
