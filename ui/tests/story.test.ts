import { expect, test } from "vitest";
import { bar, stories } from "../src/view/story";
import type { Step } from "../src/wire/types";

function step(id: string, stage: string, ms?: number, message = "m1"): Step {
  const at = new Date(Date.UTC(2026, 10, 22, 10) + (ms ?? 0)).toISOString();
  return { id, message, stage, at, title: stage, ...(ms === undefined ? {} : { ms }) };
}

test("steps told out of order are shown in the order of the way", () => {
  const [story] = stories([step("c", "sent", 40), step("a", "kept", 0), step("b", "understood", 0)]);
  expect(story?.steps.map((one) => one.stage)).toEqual(["kept", "understood", "sent"]);
});

test("a step told twice is one step, as told last", () => {
  const [story] = stories([step("a", "kept", 0), { ...step("a", "kept", 0), title: "again" }]);
  expect(story?.steps.map((one) => one.title)).toEqual(["again"]);
});

test("each message has its own story, in order of appearance", () => {
  const told = stories([step("a", "kept", 0), step("b", "kept", 0, "m2"), step("c", "sent", 9)]);
  expect(told.map((story) => [story.message, story.steps.length])).toEqual([
    ["m1", 2],
    ["m2", 1],
  ]);
});

test("bars follow one another over the whole span", () => {
  const [story] = stories([step("a", "kept", 0), step("b", "decided", 10), step("c", "sent", 40)]);
  expect(story && [bar(story, 0), bar(story, 1), bar(story, 2)]).toEqual([
    { from: 0, to: 0 },
    { from: 0, to: 0.25 },
    { from: 0.25, to: 1 },
  ]);
});

test("a step without an offset has no bar and does not stretch the others", () => {
  const [story] = stories([step("a", "kept", 0), step("b", "sent", 40), { ...step("c", "scan", 40), ms: null }]);
  expect(story?.spanMs).toBe(40);
  expect(story && bar(story, 2)).toBeNull();
});

test("a payment minutes later does not flatten the bars", () => {
  const [story] = stories([step("a", "kept", 0), step("b", "sent", 40), step("c", "paid", 95_000)]);
  expect(story?.spanMs).toBe(40);
  expect(story && bar(story, 2)).toBeNull();
});
