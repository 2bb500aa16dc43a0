import { describe, expect, test } from "vitest";
import { bounded, inPieces } from "../widget/live/fit";
import { target } from "../widget/view/arrows";
import { overridable } from "../widget/view/look";
import { money, prose, safeUrl } from "../widget/view/prose";
import { dayName } from "../widget/view/when";
import all from "../widget/words/words.json";
import { LANGUAGES, wordsIn } from "../widget/words/words";

describe("words from the wire", () => {
  test("know bold and links, and nothing else", () => {
    expect(prose("*Isla* costs *$179*, see https://x.example/a. <b>no</b> _no_ `no`")).toEqual([
      { kind: "bold", text: "Isla" },
      { kind: "text", text: " costs " },
      { kind: "bold", text: "$179" },
      { kind: "text", text: ", see " },
      { kind: "link", text: "https://x.example/a", url: "https://x.example/a" },
      { kind: "text", text: ". <b>no</b> _no_ `no`" },
    ]);
  });

  test("a lone star stays a star", () => {
    expect(prose("5 * 3 * 2")).toEqual([{ kind: "text", text: "5 * 3 * 2" }]);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", " javascript:1", "//evil.example/x", "ftp://x", "mailto:x", ""])(
    "%j is no address",
    (url) => expect(safeUrl(url)).toBe(""),
  );

  test.each(["https://x.example/a", "http://x.example", "/site/products/isla"])("%j is one", (url) => expect(safeUrl(url)).toBe(url));
});

describe("what a frame can carry", () => {
  const bytes = (text: string) => new TextEncoder().encode(JSON.stringify(text)).length;

  test.each(["a", "안녕하세요 ", "😀", '"\n', "word "])("%j over and over goes out in pieces, all of it", (unit) => {
    const source = unit.repeat(5000).trim();
    const pieces = inPieces(source);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(4000);
      expect(bytes(piece)).toBeLessThan(8000);
    }
    const bare = (text: string) => text.replace(/\s/g, "");
    expect(bare(pieces.join(""))).toBe(bare(source));
  });

  test("words are cut between words, characters never", () => {
    expect(inPieces("word ".repeat(1000))[0]).toMatch(/^(word )*word$/);
    expect(inPieces("😀".repeat(3000)).join("")).toBe("😀".repeat(3000));
    expect(inPieces("a\ud800b")).toEqual(["a\ufffdb"]);
    expect(inPieces("  ")).toEqual([]);
  });

  test("a page's query stays at home", () => {
    expect(bounded({ url: "https://s.example/p?token=secret#x", title: "t".repeat(900) })).toEqual({
      url: "https://s.example/p",
      title: "t".repeat(200),
    });
  });
});

test("money is written by its currency's own minor units", () => {
  expect(money(17900, "USD", "en")).toBe("$179");
  expect(money(1250, "USD", "en")).toBe("$12.50");
  expect(money(60000, "KRW", "ko")).toBe("₩60,000");
  expect(money(1, "not a currency", "en")).toBe("");
});

test("arrow keys follow the reading direction and stop at the ends", () => {
  expect(target("ArrowRight", 0, 3, "horizontal", false)).toBe(1);
  expect(target("ArrowRight", 1, 3, "horizontal", true)).toBe(0);
  expect(target("ArrowDown", 2, 3, "vertical", false)).toBe(2);
  expect(target("ArrowDown", 0, 3, "horizontal", false)).toBeNull();
  expect(target("End", 0, 3, "vertical", false)).toBe(2);
});

test("today and yesterday have names, other days are written out", () => {
  const now = new Date(2026, 10, 22, 12).getTime();
  const at = (day: number) => new Date(2026, 10, day, 9).toISOString();
  const words = { today: "Today", yesterday: "Yesterday" };
  expect(dayName(at(22), now, "en", words)).toBe("Today");
  expect(dayName(at(21), now, "en", words)).toBe("Yesterday");
  expect(dayName(at(3), now, "en", words)).toBe("November 3");
});

test("every token can be set by the page", () => {
  expect(overridable("--ink: #111; --space-1: 4px;", "chaffer-")).toBe("--ink:var(--chaffer-ink,#111);--space-1:var(--chaffer-space-1,4px)");
});

describe("our few words", () => {
  test.each(Object.entries(all))("%s is told in each language, with the same places to fill", (_, told) => {
    expect(told).toHaveLength(LANGUAGES.length);
    const places = (text: string) => text.match(/\{\w+\}/g) ?? [];
    for (const text of told) expect([text !== "", places(text)]).toEqual([true, places(told[0] ?? "")]);
  });

  test("another language falls back to English, a region to its language", () => {
    expect(wordsIn("ar")("send")).toBe("Send");
    expect(wordsIn("fr-CA")("send")).toBe("Envoyer");
  });
});
