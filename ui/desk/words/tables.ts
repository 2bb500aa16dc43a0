/** The desk's words, a plain table for each language. Every table has every key; a test sees to it. */

import en from "./en.json";
import fr from "./fr.json";
import ko from "./ko.json";
import ru from "./ru.json";

export type Key = keyof typeof en;
export type Table = Record<Key, string>;

export const TABLES: Record<string, Table> = { en, fr, ko, ru };
export const LANGUAGES = Object.keys(TABLES);
/** Each as those who speak it call it. */
export const OWN_NAMES: Record<string, string> = { en: "English", fr: "Français", ko: "한국어", ru: "Русский" };

/** Of these the desk speaks the first that it knows; English else. */
export function languageOf(...wished: readonly (string | null | undefined)[]): string {
  return wished.map((each) => (each ?? "").split("-")[0] ?? "").find((each) => each in TABLES) ?? "en";
}

export type Values = Record<string, string | number>;

/** The words for a key, with {names} filled in. */
export function say(language: string, key: Key, values: Values = {}): string {
  return fill((TABLES[language] ?? en)[key], values);
}

export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Forms apart by "|": one|other, in Russian one|few|many, in Korean the one there is. */
export function count(language: string, key: Key, n: number, values: Values = {}): string {
  return fill(form(language, (TABLES[language] ?? en)[key], n), { n: n.toLocaleString(language), ...values });
}

export function form(language: string, text: string, n: number): string {
  const forms = text.split("|");
  const order = language === "ru" ? ["one", "few", "many"] : ["one", "other"];
  const at = order.indexOf(new Intl.PluralRules(language).select(n));
  return forms[at] ?? forms[forms.length - 1] ?? "";
}
