"""Routes of what happens by itself, and of how shoppers found it."""

from chaffer.desk.satisfaction.wishes import Wishes
from chaffer.web.api import macros, ratings, rules, wording
from chaffer.web.cursors import Page
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
AUTOMATION = [
    Route("GET", V1 + "/rules", rules.list_, "rules.read", "What happens by itself, in order", rules.Rules),
    Route("POST", V1 + "/rules", rules.add, "rules.write", "One more rule, behind the others", rules.RuleOut,
          rules.NewRule, 201),
    Route("PUT", V1 + "/rules/order", rules.place, "rules.write", "Put the rules in another order", rules.Rules,
          rules.RuleOrder),
    Route("POST", V1 + "/rules/trial", rules.tried, "rules.read",
          "Which of the last hundred conversations a rule would meet", rules.TrialOut, rules.Trial),
    Route("PATCH", V1 + "/rules/{id}", rules.change, "rules.write", "Change a rule, or switch it on or off",
          rules.RuleOut, rules.RuleChange),
    Route("DELETE", V1 + "/rules/{id}", rules.remove, "rules.write", "Take a rule away", Nothing),
    Route("GET", V1 + "/rules/{id}/firings", rules.firings, "rules.read", "When a rule followed last, and what it did",
          rules.Firings),
    Route("GET", V1 + "/macros", macros.list_, "conversations.read", "What people do at once, by name", macros.Macros),
    Route("POST", V1 + "/macros", macros.add, "rules.write", "One more macro", macros.MacroOut, macros.NewMacro, 201),
    Route("PATCH", V1 + "/macros/{id}", macros.change, "rules.write", "Change a macro", macros.MacroOut,
          macros.MacroChange),
    Route("DELETE", V1 + "/macros/{id}", macros.remove, "rules.write", "Take a macro away", Nothing),
    Route("POST", V1 + "/macros/{id}/run", macros.run, "conversations.write", "Run a macro in some conversations",
          macros.RunOut, macros.RunAsked),
]  # fmt: skip
RATINGS = [
    Route("GET", V1 + "/ratings", ratings.list_, "conversations.read", "What shoppers said of how it was, newest first",
          Page[ratings.RatingOut], ratings.RatingsAsked),
    Route("GET", V1 + "/satisfaction", ratings.summed_up, "conversations.read", "How shoppers found it, summed up",
          ratings.Satisfaction, ratings.PeriodAsked),
    Route("PUT", V1 + "/satisfaction/settings", ratings.put_wishes, "shop.write", "Say when shoppers are asked",
          ratings.Satisfaction, Wishes),
    Route("POST", V1 + "/conversations/{id}/ask-rating", ratings.ask, "conversations.write",
          "Ask a shopper now how they found it", ratings.AskedOut, status=201),
    Route("GET", V1 + "/sla-policies/missed", ratings.missed, "conversations.read",
          "How many answers came too late, by who had the conversation", ratings.Missed, ratings.PeriodAsked),
]  # fmt: skip
WORDING = [
    Route("GET", V1 + "/wording", wording.list_, "shop.read", "What the bot says in the shop's own words",
          wording.Wordings),
    Route("PUT", V1 + "/wording/manner", wording.behave, "shop.write",
          "Say whether the bot tells that it is back", wording.Wordings, wording.Manner),
    Route("POST", V1 + "/wording/preview", wording.preview, "shop.read", "How a text would read", wording.Preview,
          wording.PreviewAsked),
    Route("PUT", V1 + "/wording/{key}/{language}", wording.put, "shop.write", "Word a text yourself",
          wording.Wordings, wording.NewWord),
    Route("DELETE", V1 + "/wording/{key}/{language}", wording.remove, "shop.write", "Have our text said again",
          Nothing),
]  # fmt: skip
RULES = [*AUTOMATION, *RATINGS, *WORDING]
