import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort();

describe.each(["home", "reports"])("the words of %s", (area) => {
  const folder = new URL(`../../desk/${area}/words/`, import.meta.url);
  const tables = Object.fromEntries(readdirSync(folder).map((file) => [file.slice(0, 2), JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Record<string, string>]));
  const english = tables["en"] ?? {};

  it.each(Object.keys(tables))("are whole in %s", (language) => {
    const table = tables[language] ?? {};
    const forms = { en: 2, fr: 2, ko: 1, ru: 3 }[language];
    expect(Object.keys(table).sort()).toEqual(Object.keys(english).sort());
    for (const [key, words] of Object.entries(table)) {
      expect(words.trim(), key).not.toBe("");
      expect(words, key).not.toContain("!");
      expect(names(words), key).toEqual(names(english[key] ?? ""));
      if (english[key]?.includes("|")) expect(words.split("|").length, key).toBe(forms);
    }
  });
});
