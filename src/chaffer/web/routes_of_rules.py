"""Routes of what happens by itself, and of how shoppers found it."""

from chaffer.web.api import macros, rules
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
RULES = [
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
