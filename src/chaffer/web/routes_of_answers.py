"""Routes for the shop's answers, and for the questions without one."""

from chaffer.commerce.faq.queries import EntryView, UnansweredView
from chaffer.web.api import faq
from chaffer.web.cursors import Page
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
_ENTRY, _QUESTION = V1 + "/faq/{id}", V1 + "/questions/{id}"

ANSWERS = [
    Route("GET", V1 + "/faq", faq.list_, "faq.read", "Answers to what people ask, oldest first", Page[EntryView],
          faq.EntriesAsked),
    Route("POST", V1 + "/faq", faq.create, "faq.write",
          "One more answer, in words of its own or those of a person's reply", EntryView, faq.NewEntry, 201),
    Route("PUT", _ENTRY, faq.replace, "faq.write", "An answer anew", EntryView, faq.EntryChange),
    Route("DELETE", _ENTRY, faq.remove, "faq.write", "Take an answer away, in its one language", Nothing),
    Route("GET", V1 + "/questions", faq.list_questions, "faq.read",
          "Questions without an answer, the most asked first", Page[UnansweredView], faq.QuestionsAsked),
    Route("PATCH", _QUESTION, faq.change_question, "faq.write", "Answered, dropped, or open again", UnansweredView,
          faq.QuestionChange),
]  # fmt: skip
