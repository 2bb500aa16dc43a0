/** A rule in one sentence, from its parts. */

import type { AreaWords } from "../words/area";
import type en from "./words/en.json";
import { type Choices, nameIn } from "./choices";
import type { Action, Condition, Definition } from "./shapes";

type Words = AreaWords<keyof typeof en & string>;

export function ruleSaid(definition: Definition, choices: Choices, words: Words): string {
  const { t, named, n } = words;
  const when = definition.minutes ? `${named("event", definition.event)} (${n("minutes", definition.minutes)})` : named("event", definition.event);
  const conditions = definition.conditions.map((each) => conditionSaid(each, choices, words)).join(` ${t(definition.match === "any" ? "or" : "and")} `);
  const actions = definition.actions.map((each) => actionSaid(each, choices, words)).join(", ");
  return conditions ? `${when} · ${conditions} → ${actions}` : `${when} → ${actions}`;
}

export function actionSaid(action: Action, choices: Choices, { t, named, n }: Words): string {
  const about = named("do", action.do);
  switch (action.do) {
    case "assign":
      return `${about}: ${action.to === "me" ? t("me") : nameIn(choices.person, action.to)}`;
    case "team":
      return `${about}: ${nameIn(choices.team, action.team)}`;
    case "label":
    case "unlabel":
      return `${about}: ${action.label}`;
    case "priority":
      return `${about}: ${named("priority", action.priority)}`;
    case "snooze":
      return `${about}: ${n("minutes", action.minutes)}`;
    case "reply":
      return `${about}: /${action.shortcut}`;
    case "tell":
      return `${about}: ${nameIn(choices.person, action.staff)}`;
    default:
      return about;
  }
}

function conditionSaid(condition: Condition, choices: Choices, { t, named }: Words): string {
  const about = named("if", condition.if);
  const not = "none" in condition && condition.none ? `${t("is_not")} ` : "";
  switch (condition.if) {
    case "channel":
    case "language":
    case "label":
    case "team":
      return `${about}: ${not}${condition.any.map((each) => nameIn(choices[condition.if as "label"], each)).join(", ")}`;
    case "owner":
      return `${about}: ${not}${condition.any?.length ? condition.any.map((each) => nameIn(condition.kind === "team" ? choices.team : choices.person, each)).join(", ") : named("owner_kind", condition.kind)}`;
    case "words":
      return `${about}: ${not}${condition.phrases.map((each) => `“${each}”`).join(" ")}`;
    case "hours":
      return t(condition.are === "open" ? "hours.open" : "hours.closed");
    case "first_contact":
      return t(condition.is === false ? "first.no" : "first.yes");
    case "priority":
      return `${about}: ${not}${condition.any.map((each) => named("priority", each)).join(", ")}`;
    case "state":
      return `${about}: ${condition.any.map((each) => named("state", each)).join(", ")}`;
    case "score":
      return `${about}: ${condition.at_least ?? 1} – ${condition.at_most ?? 5}`;
    case "order_value":
      return about;
  }
}
