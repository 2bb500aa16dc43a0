import { describe, expect, it } from "vitest";
import type { Message, Note } from "../../desk/api/contract";
import { KINDS, type Part } from "../../desk/api/parts";
import { cardOf, isWhole, preview, valuesOf } from "../../desk/composer/template_values";
import { unfit } from "../../desk/composer/fits";
import { bodyOf } from "../../desk/composer/body";
import { fitting, replaced, slashAt } from "../../desk/composer/slash";
import { initials } from "../../desk/look/avatar";
import { chosen } from "../../desk/look/chosen_colours";
import { heard } from "../../desk/live/presence";
import { excerptOf } from "../../desk/thread/excerpt";
import { laidBelow, laidOver } from "../../desk/thread/held";
import { itemsOf, reactionsOf, readUpToOf } from "../../desk/thread/items";
import { safe } from "../../desk/thread/prose";
import { laters } from "../../desk/thread/snooze";

const text = (words: string): Part => ({ type: "text", text: words });

function message(seq: number, more: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`, seq, direction: "in", author_kind: "shopper", author_id: "p", author_name: "", purpose: "reply", parts: [text(`words ${seq}`)], state: "taken", language: "en",
    at: new Date(Date.UTC(2026, 10, 22, 12, seq)).toISOString(), sent_at: null, delivered_at: null, read_at: "2026-11-22T13:00:00Z", reason: "", reply_to: "", provider_id: `w${seq}`, marks: [],
    quoted: null, attachments: [], failure: null, leaves_at: null, retries: 0, seller_id: "", seller_name: "", ...more,
  };
}
const out = (seq: number, kind: string, more: Partial<Message> = {}) => message(seq, { direction: "out", author_kind: kind, author_id: kind, state: "sent", ...more });
const items = (messages: Message[], notes: Note[] = [], readUpTo: number | null = null) => itemsOf({ messages, notes, sends: [], readUpTo });
const kinds = (...told: Parameters<typeof items>) => items(...told).map((item) => item.kind);

describe("a thread", () => {
  it("begins each day with its line, and groups what one person says in a row", () => {
    const all = items([message(1), message(2), out(3, "bot"), message(4, { at: "2026-11-24T09:00:00Z" })]);
    expect(all.map((item) => item.kind)).toEqual(["day", "message", "message", "message", "day", "message"]);
    expect(all.flatMap((item) => (item.kind === "message" ? [[item.first, item.last]] : []))).toEqual([[true, false], [false, true], [true, true], [true, true]]);
  });
  it("says where a person takes over from the bot, and the bot from a person", () => {
    expect(kinds([out(1, "bot"), message(2), out(3, "staff"), out(4, "bot")])).toEqual(["day", "message", "message", "handover", "message", "handover", "message"]);
  });
  it("draws the line of what is new once, before the first unread word", () => {
    expect(kinds([message(1), message(2), message(3)], [], 1)).toEqual(["day", "message", "new", "message", "message"]);
    expect(readUpToOf([message(1), message(2, { read_at: null }), message(3, { read_at: null })])).toBe(1);
    expect(readUpToOf([message(1)])).toBeNull();
  });
  it("puts notes where they were written", () => {
    const note: Note = { id: "n", text: "", actor_kind: "staff", actor_id: "s", actor_name: "", mentions: [], kind: "note", to_id: "", aside: false, at: new Date(Date.UTC(2026, 10, 22, 12, 1, 30)).toISOString() };
    expect(kinds([message(1), message(2)], [note])).toEqual(["day", "message", "note", "message"]);
  });
  it("folds a reaction into what it was for, and shows one without its message", () => {
    const reaction = (to: string) => message(9, { parts: [{ type: "reaction", to, emoji: "❤️" }] });
    expect(kinds([message(1), reaction("w1")])).toEqual(["day", "message"]);
    expect(kinds([message(1), reaction("elsewhere")])).toEqual(["day", "message", "message"]);
  });
  it("counts a reaction that was taken back as none", () => {
    const mark = (author: string, emoji: string) => ({ kind: "reaction", author_kind: "shopper", author_id: author, author_name: "", emoji, before: [], at: "" });
    expect(reactionsOf(message(1, { marks: [mark("a", "❤️"), mark("b", "❤️"), mark("a", "")] }))).toEqual([{ emoji: "❤️", by: ["shopper/b"] }]);
  });
});

describe("pages of a thread", () => {
  const page = (from: number, to: number, next = "c") => ({ items: Array.from({ length: to - from + 1 }, (_, at) => message(to - at)), next_cursor: next, notes: [] });
  const seqs = (thread: { messages: Message[] }) => thread.messages.map((each) => each.seq);
  it("lay the newest over what is there", () => {
    const before = laidOver(undefined, page(5, 9, "older"));
    const now = laidOver(before, page(8, 12, "other"));
    expect(seqs(now)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    expect(now.older).toBe("older");
  });
  it("begin anew where something is missing between", () => {
    expect(seqs(laidOver(laidOver(undefined, page(1, 3)), page(8, 9)))).toEqual([8, 9]);
  });
  it("lay older ones below, none twice", () => {
    expect(seqs(laidBelow(laidOver(undefined, page(5, 6)), page(3, 5, "")))).toEqual([3, 4, 5, 6]);
  });
});

describe("what is written", () => {
  it("finds the stroke before the cursor, not one in an address", () => {
    expect(slashAt("Hello /ho", 9)).toEqual({ from: 6, to: 9, asked: "ho" });
    expect(slashAt("https://x", 9)).toBeNull();
    expect(slashAt("and/or", 6)).toBeNull();
    expect(replaced("Hello /ho you", { from: 6, to: 9, asked: "ho" }, "Mon to Sat")).toEqual({ text: "Hello Mon to Sat you", cursor: 16 });
  });
  it("offers shortcuts before titles, and the thread's language before others", () => {
    const reply = (id: string, shortcut: string, title: string, language = "") => ({ id, shortcut, title, text: "", language });
    const found = fitting([reply("1", "x", "Return"), reply("2", "return", "R", "fr"), reply("3", "return", "R", "en")], "re", "en");
    expect(found.map((each) => each.id)).toEqual(["3", "2", "1"]);
  });
  it("becomes one message for each file, and what follows goes with the last", () => {
    const until = new Date("2026-11-23T09:00:00Z");
    expect(bodyOf(" Hi ", [{ id: "f1", name: "a" }, { id: "f2", name: "b" }], { id: "m1" }, { then: "snooze", until }).map(([body]) => body)).toEqual([
      { file_id: "f1", text: "Hi", reply_to: "m1" }, { file_id: "f2", then: "snooze", snoozed_until: until.toISOString() },
    ]);
    expect(bodyOf("Hi", [], null, { at: until })).toEqual([[{ text: "Hi", send_at: until.toISOString() }, "Hi"]]);
  });
  it("fills a template place by place, and knows what it lacks", () => {
    const variable = (key: string, where: string, name: string, example = "") => ({ key, where, name, value: "", example });
    const variables = [variable("body.1", "body", "1"), variable("cards.0.body.1", "cards.0.body", "1", "red"), variable("offer.ends_at", "offer", "ends_at")];
    const template = { words: "Hi {{body.1}}: the {{cards.0.body.1}} one until {{offer.ends_at}}", variables, header: "", cards: ["image"] };
    const ends = "2030-01-01T10:00";
    expect(preview(template, { "offer.ends_at": ends })).toBe("Hi {{1}}: the red one until 2030-01-01 10:00");
    expect(variables.map(cardOf)).toEqual([0, 1, 0]);
    const values = { "body.1": "Ana", "cards.0.body.1": "blue", "offer.ends_at": ends };
    const now = Date.parse("2029-01-01T00:00:00Z");
    expect([isWhole(template, values, ["f1"], now), isWhole(template, values, [""], now), isWhole(template, { ...values, "body.1": " " }, ["f1"], now)]).toEqual([true, false, false]);
    expect(isWhole(template, values, ["f1"], Date.parse("2031-01-01T00:00:00Z"))).toBe(false);
    expect(valuesOf(values)["offer.ends_at"]).toBe(new Date(ends).toISOString());
  });
  it("knows what a channel takes before it is sent", () => {
    const media = [{ kind: "image", mime_types: ["image/png"], bytes: 5 * 1024 * 1024 }];
    expect(unfit({ type: "image/png", size: 10 }, media)).toBeNull();
    expect(unfit({ type: "image/png", size: 6 * 1024 * 1024 }, media)).toEqual({ why: "size", most: 5 });
    expect(unfit({ type: "text/csv", size: 10 }, media)).toEqual({ why: "kind", most: 0 });
    expect(unfit({ type: "text/csv", size: 10 }, [...media, { kind: "document", mime_types: [], bytes: 100 }])).toBeNull();
    expect(unfit({ type: "text/csv", size: 10 }, [])).toBeNull();
  });
  it("offers hours that lie ahead, Monday only when it is not tomorrow", () => {
    const sunday = new Date(2026, 10, 22, 16);
    expect(laters(sunday).map((each) => each.name)).toEqual(["later.hour", "later.hours", "later.tomorrow"]);
    const friday = laters(new Date(2026, 10, 20, 16));
    expect(friday.at(-1)).toMatchObject({ name: "later.monday", at: new Date(2026, 10, 23, 9) });
  });
});

describe("small things", () => {
  it("open nothing but the web and our own pages", () => {
    expect(["https://a.example/x", "/files/1", "javascript:alert(1)", "//evil.example", "data:text/html,x", "", undefined].map(safe)).toEqual(["https://a.example/x", "/files/1", "", "", "", "", ""]);
  });
  it("shorten names as their languages do", () => {
    expect(["Camille Laurent", "김서연", "Иван Петров", "  ", "+33 6"].map(initials)).toEqual(["CL", "김", "ИП", "·", "6"]);
  });
  it("say something of every kind of part that has words", () => {
    expect(new Set(KINDS).size).toBe(26);
    expect(excerptOf([{ type: "cart", lines: [{ sku: "A", quantity: 1, title: "Dress" }] }])).toBe("Dress");
    expect(excerptOf([{ type: "delete", of: "x" }])).toBe("");
  });
  it("forget who was there once they left or fell silent", () => {
    const says = (id: string, who: string, doing: string) => ({ topic: "presence", id, who, doing });
    const there = heard([], says("c1", "s1", "typing"), 0);
    expect(there).toMatchObject([{ conversation: "c1", staff: "s1", doing: "typing" }]);
    expect(heard(there, says("c1", "s1", "left"), 1)).toEqual([]);
    expect(heard(there, says("c2", "s2", "viewing"), 60_000).map((each) => each.staff)).toEqual(["s2"]);
  });
  it("take their colours from what the person chose", () => {
    const css = chosen(":root { color-scheme: light dark; --a: 1 }\n@media (prefers-color-scheme: dark) {\n  :root {\n --a: 2;\n  }\n}");
    expect(css).toContain(':root[data-mantine-color-scheme="dark"] {');
    expect(css).not.toContain("@media");
    expect(() => chosen(":root {}")).toThrow("no dark colours");
  });
});
