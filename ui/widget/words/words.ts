/** The widget's own few words. What the shop says comes in the shopper's language already. */

import all from "./words.json";

export type Word = keyof (typeof all)["en"];
export type Words = (word: Word, values?: Record<string, string | number>) => string;

export function wordsIn(language: string): Words {
  const spoken = all[primary(language) as keyof typeof all] ?? all.en;
  return (word, values = {}) => spoken[word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** "fr" of "fr-CA". */
export function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? "";
}
