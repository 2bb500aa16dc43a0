import { describe, expect, it } from "vitest";
import { age, left, money } from "../../desk/words/dates";
import { count, fill, languageOf, TABLES } from "../../desk/words/tables";
import { NAMES } from "../../desk/keys/table";
import { VIEWS, SORTS } from "../../desk/inbox/filter";

const languages = Object.keys(TABLES);
const english = Object.keys(TABLES["en"] ?? {});
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort();

describe.each(languages)("the words in %s", (language) => {
  const table = TABLES[language] as Record<string, string>;

  it("are there for every key and no other", () => {
    expect(Object.keys(table).sort()).toEqual([...english].sort());
  });

  it("are never empty", () => {
    expect(Object.entries(table).filter(([, words]) => !words.trim())).toEqual([]);
  });

  it("name the same values as the English ones", () => {
    const strange = english.filter((key) => JSON.stringify(names(table[key] ?? "")) !== JSON.stringify(names((TABLES["en"] as Record<string, string>)[key] ?? "")));
    expect(strange).toEqual([]);
  });

  it("have as many forms as the language counts in", () => {
    const counted = english.filter((key) => (TABLES["en"] as Record<string, string>)[key]?.includes("|"));
    const forms = { en: 2, fr: 2, ko: 1, ru: 3 }[language];
    expect(counted.filter((key) => table[key]?.split("|").length !== forms)).toEqual([]);
  });

  it("name every view, every order and every command", () => {
    for (const view of VIEWS) expect(table).toHaveProperty([`view.${view}`]);
    for (const sort of SORTS) expect(table).toHaveProperty([`sort.${sort}`]);
    for (const name of Object.values(NAMES)) expect(table).toHaveProperty([name]);
  });

  it("shout nowhere", () => {
    expect(Object.entries(table).filter(([, words]) => words.includes("!"))).toEqual([]);
  });
});

describe("words", () => {
  it("count in Russian as Russians do", () => {
    expect([1, 2, 5, 21].map((n) => count("ru", "row.unread", n))).toEqual([
      "1 непрочитанное сообщение", "2 непрочитанных сообщения", "5 непрочитанных сообщений", "21 непрочитанное сообщение",
    ]);
  });

  it("leave an unknown name as it stands", () => {
    expect(fill("{a} {b}", { a: 1 })).toBe("1 {b}");
  });

  it("come in the first language that is known", () => {
    expect(languageOf("de-DE", "fr-CA", "en")).toBe("fr");
    expect(languageOf(null, "xx")).toBe("en");
  });
});

describe("times and sums", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  it("tell an age in the shortest words", () => {
    expect(age("en", "2026-11-22T11:59:40Z", now, "now")).toBe("now");
    expect(age("en", "2026-11-22T11:55:00Z", now, "now")).toBe("5m");
    expect(age("ru", "2026-11-22T09:00:00Z", now, "now")).toBe("3 ч");
  });
  it("tell how long is left, and how long it is past", () => {
    expect(left("en", "2026-11-22T12:04:00Z", now)).toBe("4m");
    expect(left("en", "2026-11-22T10:00:00Z", now)).toBe("2h");
  });
  it("know currencies without cents", () => {
    expect(money("en", { minor: 12900, currency: "EUR" })).toBe("€129.00");
    expect(money("ko", { minor: 12900, currency: "KRW" })).toBe("₩12,900");
  });
});

describe("the words of each part of the desk", () => {
  const parts = import.meta.glob<Record<string, string>>("../../desk/**/words/*.json", { eager: true, import: "default" });
  const folders = [...new Set(Object.keys(parts).map((path) => path.replace(/\/[a-z]+\.json$/, "")))];

  it.each(folders)("%s are whole in every language", (folder) => {
    const first = parts[`${folder}/en.json`] ?? {};
    for (const language of languages) {
      const table = parts[`${folder}/${language}.json`] ?? {};
      expect(Object.keys(table).sort()).toEqual(Object.keys(first).sort());
      expect(Object.entries(table).filter(([, words]) => !words.trim() || words.includes("!"))).toEqual([]);
      expect(Object.keys(first).filter((key) => names(table[key] ?? "").join() !== names(first[key] ?? "").join())).toEqual([]);
      const forms = { en: 2, fr: 2, ko: 1, ru: 3 }[language];
      expect(Object.keys(first).filter((key) => first[key]?.includes("|") && table[key]?.split("|").length !== forms)).toEqual([]);
    }
  });
});
