/** What happens by itself, as the server keeps it. */

export type EventName =
  | "opened" | "reopened" | "shopper_wrote" | "person_replied" | "assigned" | "labelled" | "handed_over" | "handed_back"
  | "waiting" | "sla_at_risk" | "sla_missed" | "order_placed" | "order_paid" | "order_delivered" | "order_cancelled" | "closed" | "rated"; // prettier-ignore

export const EVENTS: readonly EventName[] = [
  "opened", "reopened", "shopper_wrote", "person_replied", "assigned", "labelled", "handed_over", "handed_back",
  "waiting", "sla_at_risk", "sla_missed", "order_placed", "order_paid", "order_delivered", "order_cancelled", "closed", "rated",
]; // prettier-ignore
export const BY_THE_CLOCK: readonly EventName[] = ["waiting", "sla_at_risk"];

export type Priority = "low" | "normal" | "high" | "urgent";
export const PRIORITIES: readonly Priority[] = ["low", "normal", "high", "urgent"];

export type Condition =
  | { if: "channel" | "language" | "label" | "team"; any: string[]; none?: boolean }
  | { if: "owner"; kind: "bot" | "person" | "team"; any?: string[]; none?: boolean }
  | { if: "words"; phrases: string[]; match?: "any" | "all"; none?: boolean }
  | { if: "hours"; are: "open" | "closed" }
  | { if: "order_value"; at_least?: number; at_most?: number | null }
  | { if: "first_contact"; is?: boolean }
  | { if: "priority"; any: Priority[]; none?: boolean }
  | { if: "score"; at_least?: number; at_most?: number }
  | { if: "state"; any: string[] };
export type ConditionKind = Condition["if"];
export const CONDITIONS: readonly ConditionKind[] = ["words", "channel", "language", "label", "team", "owner", "hours", "first_contact", "priority", "order_value", "score", "state"];

export type Action =
  | { do: "assign"; to: string }
  | { do: "team"; team: string }
  | { do: "hand_over" | "hand_back" | "close" | "reopen" | "ask_rating" }
  | { do: "label" | "unlabel"; label: string }
  | { do: "priority"; priority: Priority }
  | { do: "snooze"; minutes: number }
  | { do: "note"; text: string }
  | { do: "tell"; staff: string; text: string }
  | { do: "reply"; shortcut: string };
export type ActionKind = Action["do"];
export const ACTIONS: readonly ActionKind[] = ["assign", "team", "hand_over", "hand_back", "label", "unlabel", "priority", "reply", "note", "tell", "snooze", "close", "reopen", "ask_rating"];

export interface Definition {
  event: EventName;
  actions: Action[];
  conditions: Condition[];
  match: "all" | "any";
  minutes: number;
  version: number;
}

export interface Rule {
  id: string;
  name: string;
  active: boolean;
  stops: boolean;
  definition: Definition | null;
  fired: number;
  last_at: string | null;
  updated_at: string;
  readable: boolean;
}

export interface Firing {
  id: string;
  rule_id: string;
  name: string;
  event: string;
  conversation_id: string;
  outcome: string;
  steps: { do: string; why: string }[];
  at: string;
}

export interface Met {
  looked_at: number;
  items: { conversation_id: string; contact_name: string; active_at: string; labels: string[] }[];
}

export interface Macro {
  id: string;
  name: string;
  content: { actions: Action[]; version: number };
  updated_at: string;
}

/** A condition of this kind that says something sensible already. */
export function blankCondition(kind: ConditionKind): Condition {
  switch (kind) {
    case "words":
      return { if: kind, phrases: [], match: "any", none: false };
    case "owner":
      return { if: kind, kind: "bot", any: [], none: false };
    case "hours":
      return { if: kind, are: "closed" };
    case "order_value":
      return { if: kind, at_least: 0, at_most: null };
    case "first_contact":
      return { if: kind, is: true };
    case "priority":
      return { if: kind, any: ["high", "urgent"], none: false };
    case "score":
      return { if: kind, at_least: 1, at_most: 2 };
    case "state":
      return { if: kind, any: ["open"] };
    default:
      return { if: kind, any: [], none: false };
  }
}

export function blankAction(kind: ActionKind): Action {
  switch (kind) {
    case "assign":
      return { do: kind, to: "" };
    case "team":
      return { do: kind, team: "" };
    case "label":
    case "unlabel":
      return { do: kind, label: "" };
    case "priority":
      return { do: kind, priority: "high" };
    case "snooze":
      return { do: kind, minutes: 60 };
    case "note":
      return { do: kind, text: "" };
    case "tell":
      return { do: kind, staff: "", text: "" };
    case "reply":
      return { do: kind, shortcut: "" };
    default:
      return { do: kind };
  }
}

/** Whether nothing is left open in it. */
export function isWhole(thing: Condition | Action): boolean {
  if ("do" in thing) return Object.values(thing).every((value) => value !== "" && value !== 0);
  if (thing.if === "words") return thing.phrases.length > 0;
  if (thing.if === "owner") return true;
  return !("any" in thing) || thing.any.length > 0;
}
