import { describe, expect, it } from "vitest";
import { AT_MOST, NONE, ranged, stillThere, turned } from "../../desk/bulk/picked";
import { type Outcome, undoOf } from "../../desk/bulk/undo";
import { inOrder, queueOf } from "../../desk/floor/contract";

const order = ["a", "b", "c", "d", "e"];
const stood = { state: "open", snoozed_until: null, owner_kind: "team", owner_id: "t1", team: "t1", labels: ["vip"], priority: "normal" };
const outcome = (id: string, before: Partial<typeof stood> = {}): Outcome => ({ id, done: true, code: "", before: { ...stood, ...before } });

describe("selecting", () => {
  it("takes one more and gives it back", () => {
    const one = turned(NONE, "b");
    expect([...one.ids]).toEqual(["b"]);
    expect([...turned(one, "b").ids]).toEqual([]);
  });
  it("takes all between two, upwards too", () => {
    expect([...ranged(turned(NONE, "d"), "b", order).ids].sort()).toEqual(["b", "c", "d"]);
    expect([...ranged(NONE, "c", order).ids]).toEqual(["c"]);
  });
  it("ends at two hundred", () => {
    const many = Array.from({ length: 300 }, (_, at) => `c${at}`);
    const all = ranged(turned(NONE, "c0"), "c299", many);
    expect(all.ids.size).toBe(AT_MOST);
    expect(turned(all, "c299").ids.size).toBe(AT_MOST);
  });
  it("forgets what left the list", () => {
    const two = turned(turned(NONE, "a"), "b");
    expect([...stillThere(two, ["b", "c"]).ids]).toEqual(["b"]);
    expect(stillThere(two, order)).toBe(two);
  });
});

describe("undoing what was done to many", () => {
  it("gives each back to whom it belonged, those together that go the same way", () => {
    const items = [outcome("a"), outcome("b", { owner_kind: "bot", owner_id: "", team: "" }), outcome("c"), outcome("d", { owner_kind: "person", owner_id: "p1" })];
    expect(undoOf(items, { assign_to: "me" })).toEqual([
      { ids: ["a", "c"], change: { assign_from: "me", assign_to: "", team: "t1" } },
      { ids: ["b"], change: { hand_back: true, assign_from: "me" } },
      { ids: ["d"], change: { assign_from: "me", assign_to: "p1", team: "t1" } },
    ]);
  });
  it("names who has it now, so that whoever took it since keeps it", () => {
    const from = (done: Parameters<typeof undoOf>[1]) => undoOf([outcome("a", { owner_kind: "person", owner_id: "p1" })], done)[0]?.change.assign_from;
    expect([from({ assign_to: "" }), from({ assign_to: "", team: "t2" }), from({ hand_back: true })]).toEqual(["t1", "t2", ""]);
  });
  it("takes a label only from those who got it just now", () => {
    expect(undoOf([outcome("a"), outcome("b", { labels: [] })], { add_labels: ["vip"] })).toEqual([{ ids: ["b"], change: { remove_labels: ["vip"] } }]);
  });
  it("puts off again until the same hour, unless that is past", () => {
    const later = new Date(Date.now() + 3600_000).toISOString();
    const items = [outcome("a", { state: "snoozed", snoozed_until: later as never }), outcome("b", { state: "snoozed", snoozed_until: "2020-01-01T00:00:00Z" as never })];
    expect(undoOf(items, { state: "closed" })).toEqual([{ ids: ["a"], change: { state: "snoozed", snoozed_until: later } }, { ids: ["b"], change: { state: "open" } }]);
  });
  it("leaves out what was not done", () => {
    expect(undoOf([{ id: "a", done: false, code: "not_found", before: null }], { state: "closed" })).toEqual([]);
  });
});

describe("the live queue", () => {
  it("shows each conversation once, the late ones first", () => {
    const row = (id: string) => ({ id }) as never;
    expect(queueOf({ due: [row("b")], longest: [row("a"), row("b")] }).map((each) => each.id)).toEqual(["b", "a"]);
  });
  it("puts those who are away last", () => {
    const person = (name: string, more: object) => ({ name, away: false, late: 0, open: 0, capacity: 0, ...more }) as never;
    expect(inOrder([person("A", { away: true }), person("B", { open: 2 }), person("C", { late: 1 })]).map((each) => each.name)).toEqual(["C", "B", "A"]);
  });
});
