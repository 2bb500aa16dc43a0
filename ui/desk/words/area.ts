/** The words of one part of the desk, loaded with it: a screen that nobody opens costs the first load nothing. */

import { fill, form, type Values } from "./tables";
import { useWords, type Words } from "./words";

export interface AreaWords<K extends string> {
  language: string;
  t: (key: K, values?: Values) => string;
  /** For so many of something; forms apart by "|" as in tables.ts. */
  n: (key: K, howMany: number, values?: Values) => string;
  /** A name the server gave, worded if this part knows it, else as the whole desk does: ("state", "paid"). */
  named: (family: string, name: string) => string;
  /** The words of the whole desk. */
  desk: Words;
}

/** Used by a part's own words.ts: `export const useRuleWords = areaOf({ en, fr, ko, ru })`. */
export function areaOf<T extends Record<string, string>>(tables: { en: T } & Record<string, Record<keyof T & string, string>>): () => AreaWords<keyof T & string> {
  type K = keyof T & string;
  return function useAreaWords() {
    const desk = useWords();
    const { language } = desk;
    const table: Record<string, string> = tables[language] ?? tables.en;
    return {
      language,
      desk,
      t: (key: K, values: Values = {}) => fill(table[key] ?? key, values),
      n: (key: K, howMany: number, values: Values = {}) => fill(form(language, table[key] ?? key, howMany), { n: howMany.toLocaleString(language), ...values }),
      named: (family: string, name: string) => table[`${family}.${name}`] ?? desk.named(family, name),
    };
  };
}
