/** What brings many conversations back to how they stood. Pure. */

import type { components } from "../api/schema";

type Schemas = components["schemas"];
export type ManyOut = Schemas["ManyOut"];
export type Outcome = ManyOut["items"][number];
export type ManyChange = Partial<Schemas["ManyChange"]>;

export interface Step {
  ids: string[];
  change: ManyChange;
}

/** One step for all that go back to the same; what was not changed is left out. */
export function undoOf(items: readonly Outcome[], done: ManyChange): Step[] {
  const steps = new Map<string, Step>();
  for (const { id, done: wasDone, before } of items) {
    if (!wasDone || !before) continue;
    const change = backTo(before, done);
    if (!Object.keys(change).length) continue;
    const key = JSON.stringify(change);
    const step = steps.get(key) ?? { ids: [], change };
    step.ids.push(id);
    steps.set(key, step);
  }
  return [...steps.values()];
}

function backTo(before: NonNullable<Outcome["before"]>, done: ManyChange): ManyChange {
  const change: ManyChange = {};
  if (done.state) {
    // What was put off until an hour that is past by now is open.
    const isPast = before.snoozed_until ? Date.parse(before.snoozed_until) <= Date.now() : false;
    change.state = before.state === "snoozed" && isPast ? "open" : (before.state as "open" | "closed" | "snoozed");
    if (change.state === "snoozed") change.snoozed_until = before.snoozed_until;
  }
  if (done.hand_back || done.assign_to !== undefined || done.team !== undefined) {
    if (before.owner_kind === "bot") change.hand_back = true;
    // Whoever took it, or gave it away, in the meantime keeps it so.
    change.assign_from = ownerAfter(before, done);
    if (before.owner_kind !== "bot") Object.assign(change, { assign_to: before.owner_kind === "person" ? before.owner_id : "", team: before.team });
  }
  if (done.priority) change.priority = before.priority as NonNullable<ManyChange["priority"]>;
  const added = (done.add_labels ?? []).filter((label) => !before.labels.includes(label));
  const removed = (done.remove_labels ?? []).filter((label) => before.labels.includes(label));
  if (added.length) change.remove_labels = added;
  if (removed.length) change.add_labels = removed;
  return change;
}

/** Whose it is once the change is done: a person, a team, or "" for the bot and the whole shop. */
function ownerAfter(before: NonNullable<Outcome["before"]>, done: ManyChange): string {
  if (done.hand_back) return "";
  return done.assign_to || (done.team ?? before.team);
}
