import { describe, expect, it } from "vitest";
import type { InboxRow } from "../../desk/api/contract";
import { addressOfFilter, belongs, EVERYTHING, filterOf, inOrder, placed } from "../../desk/inbox/filter";
import { lastAuthor, lastWords, urgency, windowWord } from "../../desk/inbox/last";
import { isNews, isOwn, movedWhere, noteOwn, wantedOf } from "../../desk/live/chime";
import { wordsOf } from "../../desk/words/words";

const words = wordsOf("en");

function row(id: string, minute: number, more: Partial<InboxRow> = {}): InboxRow {
  const at = new Date(Date.UTC(2026, 10, 22, 12, minute)).toISOString();
  return {
    id, contact: { id: `p${id}`, name: id }, channel: "web", account_id: "a", state: "open", owner: { kind: "bot", id: "", name: "" }, team_id: "", unread: 0,
    last: { id: `m${id}`, seq: 1, at, direction: "in", author_kind: "shopper", kind: "text", text: "Hello" }, labels: [], waiting_since: null, due_at: null, window_until: null, cart: null,
    snoozed_until: null, priority: "normal", updated_at: at, ...more,
  };
}
const ids = (rows: InboxRow[]) => rows.map((each) => each.id);

describe("which view a conversation belongs to", () => {
  const mine = row("a", 1, { owner: { kind: "person", id: "me", name: "Me" } });
  it.each([
    [mine, "mine", true], [mine, "all", true], [mine, "unassigned", false], [mine, "bot", false], [row("b", 1), "bot", true],
    [row("c", 1, { owner: { kind: "team", id: "", name: "" } }), "unassigned", true], [row("d", 1, { state: "closed" }), "all", false],
    [row("e", 1, { state: "snoozed" }), "snoozed", true], [row("f", 1, { waiting_since: "2026-11-22T12:00:00Z" }), "waiting", true], [row("g", 1), "mentions", null],
  ] as const)("%#", (it_, view, expected) => {
    expect(belongs(it_, { ...EVERYTHING, view }, "me")).toBe(expected);
  });

  it("asks for channel, team and label too", () => {
    const one = row("a", 1, { channel: "whatsapp", team_id: "t1", labels: ["VIP"] });
    expect(belongs(one, { ...EVERYTHING, channel: "whatsapp", team: "t1", label: "VIP" }, "me")).toBe(true);
    for (const wrong of [{ channel: "web" }, { team: "t2" }, { label: "New" }]) expect(belongs(one, { ...EVERYTHING, ...wrong }, "me")).toBe(false);
  });
});

describe("a row that changed", () => {
  const rows = [row("c", 30), row("b", 20), row("a", 10)];
  it("moves to the top when somebody wrote", () => {
    expect(ids(placed(rows, row("a", 40), EVERYTHING, "me", false))).toEqual(["a", "c", "b"]);
  });
  it("goes when it does not belong any more", () => {
    expect(ids(placed(rows, row("b", 20, { state: "closed" }), EVERYTHING, "me", false))).toEqual(["c", "a"]);
  });
  it("comes when it is new", () => {
    expect(ids(placed(rows, row("n", 50), EVERYTHING, "me", false))).toEqual(["n", "c", "b", "a"]);
  });
  it("waits for its page when it stands below all that is loaded", () => {
    expect(ids(placed(rows, row("z", 1), EVERYTHING, "me", false))).toEqual(["c", "b", "a"]);
    expect(ids(placed(rows, row("z", 1), EVERYTHING, "me", true))).toEqual(["c", "b", "a", "z"]);
  });
  it("stays where it is in a view that only the server knows", () => {
    const mentions = filterOf("mentions", new URLSearchParams());
    expect(ids(placed(rows, row("b", 50), mentions, "me", true))).toEqual(["c", "b", "a"]);
    expect(ids(placed(rows, row("x", 50), mentions, "me", true))).toEqual(["c", "b", "a"]);
  });
  it("keeps the order asked for", () => {
    const value = (minor: number) => ({ cart: { total_minor: minor, currency: "EUR", units: 1 } });
    expect([row("a", 1, value(5)), row("b", 2, value(50)), row("c", 3)].sort((a, b) => inOrder(a, b, "value")).map((each) => each.id)).toEqual(["b", "a", "c"]);
  });
});

describe("what a row says", () => {
  const last = (more: object) => row("a", 1, { last: { ...(row("a", 1).last as NonNullable<InboxRow["last"]>), ...more } });
  it("names what has no words", () => {
    expect(lastWords(last({ kind: "media", text: "" }), words)).toBe("File");
    expect(lastWords(last({ kind: "payment_request", text: "Please pay" }), words)).toBe("Payment link: Please pay");
    expect(lastWords(last({ kind: "reaction", text: "❤️" }), words)).toBe("Reacted ❤️");
  });
  it("says who said it", () => {
    expect(lastAuthor(last({}), "me", words)).toBe("");
    expect(lastAuthor(last({ direction: "out", author_kind: "bot" }), "me", words)).toBe("Bot");
  });
  it("counts down to what was promised", () => {
    const now = Date.parse("2026-11-22T12:00:00Z");
    expect(urgency("2026-11-22T11:59:00Z", now)).toBe("late");
    expect(urgency("2026-11-22T12:10:00Z", now)).toBe("soon");
    expect(urgency("2026-11-22T13:10:00Z", now)).toBe("calm");
    expect(windowWord("2026-11-22T11:00:00Z", now)).toBe("shut");
    expect(windowWord("2026-11-23T11:00:00Z", now)).toBeNull();
  });
});

describe("a sound", () => {
  const said = (seq: number, more: Partial<InboxRow> = {}) => row("a", seq, { owner: { kind: "person", id: "me", name: "Me" }, ...more, last: { ...(row("a", 1).last as NonNullable<InboxRow["last"]>), seq } });
  it("is made for a shopper's new word to me or to the queue", () => {
    expect(isNews(said(1), said(2), "me", false)).toBe(true);
    expect(isNews(undefined, said(2, { owner: { kind: "team", id: "", name: "" } }), "me", false)).toBe(true);
  });
  it("is not made for what I see, what others have, what the bot does, or what was there", () => {
    expect(isNews(said(1), said(2), "me", true)).toBe(false);
    expect(isNews(said(1), said(2), "you", false)).toBe(false);
    expect(isNews(said(1), said(2, { owner: { kind: "bot", id: "", name: "" } }), "me", false)).toBe(false);
    expect(isNews(said(2), said(2), "me", false)).toBe(false);
    const ours = said(3);
    expect(isNews(said(2), { ...ours, last: { ...(ours.last as NonNullable<InboxRow["last"]>), direction: "out" } }, "me", false)).toBe(false);
  });
});

describe("a saved filter", () => {
  it("is found at one address, whatever is left out and in whatever order", () => {
    expect(addressOfFilter({ label: "VIP", view: "waiting", channel: "web" })).toBe("/inbox/waiting?channel=web&label=VIP");
    expect(addressOfFilter({ owner: "stf_1" })).toBe("/inbox/all?owner=stf_1");
    expect(filterOf("waiting", new URLSearchParams("channel=web&label=VIP"))).toEqual({ ...EVERYTHING, view: "waiting", channel: "web", label: "VIP" });
  });
});

describe("what is worth hearing", () => {
  const owned = (who: string, kind: "person" | "team" | "bot" = "person") => row("a", 2, { owner: { kind, id: who, name: who }, last: { ...(row("a", 2).last as NonNullable<InboxRow["last"]>), seq: 2 } });
  const before = row("a", 1, { owner: { kind: "person", id: "me", name: "me" } });
  it("is chosen by each person, and nothing while they are away", () => {
    expect(isNews(before, owned("me"), "me", false, wantedOf({ notify: { mine: false } }, false))).toBe(false);
    expect(isNews(before, owned("", "team"), "me", false, wantedOf({ notify: { unassigned: false } }, false))).toBe(false);
    expect(isNews(before, owned("me"), "me", false, wantedOf({}, true))).toBe(false);
    expect(isNews(before, owned("me"), "me", false, wantedOf({ sounds: false }, false))).toBe(false);
  });
  it("is also what one follows, whoever answers", () => {
    expect(isNews(before, owned("you"), "me", false, wantedOf({}, false), ["a"])).toBe(true);
    expect(isNews(before, owned("you"), "me", false, wantedOf({ notify: { followed: false } }, false), ["a"])).toBe(false);
  });
  it("is a conversation that came to me or was taken from me, but not what I did myself", () => {
    expect(movedWhere(before, owned("you"), "me")).toBe("taken");
    expect(movedWhere(owned("you"), owned("me"), "me")).toBe("given");
    expect(movedWhere(before, owned("", "team"), "me")).toBe(null);
    expect(movedWhere(before, owned("me"), "me")).toBe(null);
    noteOwn(["a"], 1_000);
    expect([isOwn("a", 2_000), isOwn("b", 2_000), isOwn("a", 60_000)]).toEqual([true, false, false]);
  });
});
