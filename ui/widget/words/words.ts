/** The widget's own few words. What the shop says comes in the shopper's language already. */

import all from "./words.json";

/** In the order in which each word is told. */
export const LANGUAGES = ["en", "fr", "ko", "ru"];

export type Word = keyof typeof all;
export type Words = (word: Word, values?: Record<string, string | number>) => string;

export function wordsIn(language: string): Words {
  const place = Math.max(LANGUAGES.indexOf(primary(language)), 0);
  return (word, values = {}) => (all[word][place] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** "fr" of "fr-CA". */
export function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? "";
}
