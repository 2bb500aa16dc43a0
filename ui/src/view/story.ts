/** The steps the server tells, gathered under the shopper's message they belong to. Pure. */

import type { Stage, Step } from "../wire/types";

export interface Story {
  /** The id of the shopper's message; empty for what no message caused. */
  message: string;
  steps: Step[];
  /** Milliseconds from kept to the last step that has an offset of the conversation's pace. */
  spanMs: number;
}

/** Beyond this a step is the world's doing (a payment, a parcel), not the server's pace. */
const SLOW_MS = 30_000;

/** The step's milliseconds since the message was kept; null for what has no place on that scale. */
export function pace(step: Step | undefined): number | null {
  const ms = step?.ms;
  return typeof ms === "number" && ms >= 0 && ms <= SLOW_MS ? ms : null;
}

const STAGES: readonly Stage[] = [
  "kept",
  "understood",
  "decided",
  "promised",
  "sent",
  "delivered",
  "read",
  "paid",
  "packed",
  "shipped",
  "scan",
];

/** In order of first appearance. A step told twice is one step; the later telling wins. */
export function stories(steps: readonly Step[]): Story[] {
  const unique = new Map(steps.map((step) => [step.id, step]));
  const byMessage = new Map<string, Step[]>();
  for (const step of unique.values()) {
    byMessage.set(step.message, [...(byMessage.get(step.message) ?? []), step]);
  }
  return [...byMessage].map(([message, told]) => ({ message, steps: told.sort(inOrder), spanMs: span(told) }));
}

/** By time; steps of the same instant in the order of the message's way. */
function inOrder(one: Step, other: Step): number {
  const apart = Date.parse(one.at) - Date.parse(other.at);
  if (Number.isFinite(apart) && apart !== 0) return apart;
  return rank(one) - rank(other);
}

function rank(step: Step): number {
  const found = STAGES.indexOf(step.stage as Stage);
  return found < 0 ? STAGES.length : found;
}

function span(steps: readonly Step[]): number {
  return Math.max(0, ...steps.map((step) => pace(step) ?? 0));
}

/** Where a step's bar starts and ends, in parts of the whole span; null for what has no place on it. */
export function bar(story: Story, index: number): { from: number; to: number } | null {
  const ms = pace(story.steps[index]);
  if (ms === null || story.spanMs <= 0) return null;
  const earlier = story.steps.slice(0, index).map((step) => pace(step) ?? 0);
  const from = Math.max(0, ...earlier.filter((before) => before <= ms));
  return { from: from / story.spanMs, to: ms / story.spanMs };
}
