import { describe, expect, it } from "vitest";
import { isBare } from "../../desk/home/landing";
import { healthOf } from "../../desk/home/numbers";
import { span } from "../../desk/home/span";
import { askedIn, dayBefore, dayIn, daysBetween, isPeriod, presetOf, queryOf } from "../../desk/reports/asked";
import { pathOf } from "../../desk/reports/charts/day_chart";
import { labelled, ticks } from "../../desk/reports/charts/scale";

describe("an axis", () => {
  it.each([[0.4], [1], [3], [7], [99], [1_234], [1_000_000]])("for values up to %d begins at zero and reaches them", (most) => {
    const marks = ticks(most);
    expect(marks[0]).toBe(0);
    expect(marks[marks.length - 1]).toBeGreaterThanOrEqual(most);
    expect(marks.length).toBeLessThanOrEqual(7);
    expect(marks.every(Number.isInteger)).toBe(true);
  });

  it("of time is marked by whole minutes and hours", () => {
    expect(ticks(200, true)).toEqual([0, 60, 120, 180, 240]);
    expect(ticks(40_000, true)).toEqual([0, 14_400, 28_800, 43_200]);
  });

  it("names the last day and no more than there is room for", () => {
    expect(labelled(30, 7)).toEqual([4, 9, 14, 19, 24, 29]);
    expect(labelled(1, 0.2)).toEqual([0]);
    expect(labelled(0, 5)).toEqual([]);
  });
});

describe("a line", () => {
  it("has a gap where a day tells nothing", () => {
    expect(pathOf([1, null, 2, 3], (day) => day, (value) => value)).toBe("M0.0 1.0M2.0 2.0L3.0 3.0");
  });
});

describe("a period", () => {
  it("is of the last thirty days where the address names none, or none that is a day", () => {
    expect(askedIn(new URLSearchParams("from=yesterday"), "2026-11-22")).toMatchObject({ from: "2026-10-24", to: "2026-11-22", compare: false });
  });

  it("is known by its length if it ends today", () => {
    const of = (from: string, to: string) => presetOf({ from, to, channel: "", person: "", team: "", compare: false }, "2026-11-22");
    expect([of("2026-11-22", "2026-11-22"), of("2026-11-16", "2026-11-22"), of("2026-11-15", "2026-11-21")]).toEqual(["1", "7", "own"]);
  });

  it("goes over months and over the hour that a zone loses", () => {
    expect(dayBefore("2026-03-01", 1)).toBe("2026-02-28");
    expect(daysBetween("2026-03-01", "2026-04-30")).toBe(61);
    expect(isPeriod({ from: "2026-01-02", to: "2026-01-01" })).toBe(false);
    expect(isPeriod({ from: "2025-01-01", to: "2026-12-31" })).toBe(false);
  });

  it("is of the shop's days, not of the reader's", () => {
    expect(dayIn("Pacific/Auckland", Date.UTC(2026, 10, 21, 12))).toBe("2026-11-22");
    expect(dayIn("America/New_York", Date.UTC(2026, 10, 22, 3))).toBe("2026-11-21");
  });

  it("is asked for without what is not set", () => {
    expect(queryOf({ from: "a", to: "b", channel: "", person: "", team: "", compare: false })["compare"]).toBeUndefined();
  });
});

describe("a span of time", () => {
  it.each([[42, "42s"], [300, "5m"], [11_520, "3.2h"], [259_200, "3d"]])("of %d seconds is %s", (seconds, words) => {
    expect(span("en", seconds)).toBe(words);
  });
});

describe("a number", () => {
  const fine = { state: "active", trouble: "", paused_until: null, last_at: "2026-11-22T10:00:00Z" };
  it("is told by the worst of what is known", () => {
    expect(healthOf(fine)).toBe("ok");
    expect(healthOf({ ...fine, last_at: null })).toBe("quiet");
    expect(healthOf({ ...fine, trouble: "flagged" })).toBe("trouble");
    expect(healthOf({ ...fine, trouble: "flagged", paused_until: "2026-11-23T10:00:00Z" })).toBe("paused");
    expect(healthOf({ ...fine, state: "broken", trouble: "flagged" })).toBe("broken");
  });
});

describe("whoever signs in", () => {
  const told = (heard: boolean, catalogue: boolean) => ({ set_up: [{ name: "heard", done: heard }, { name: "catalogue", done: catalogue }, { name: "hours", done: false }] }) as Parameters<typeof isBare>[0];
  it("begins at home only in a shop that has neither goods nor words yet", () => {
    expect([isBare(told(false, false)), isBare(told(true, false)), isBare(told(false, true)), isBare(undefined), isBare({ set_up: [] })]).toEqual([true, false, false, false, false]);
  });
});
