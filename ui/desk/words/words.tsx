import { createContext, type ReactNode, useContext, useMemo } from "react";
import { count, type Key, say, TABLES, type Values } from "./tables";

export interface Words {
  language: string;
  t: (key: Key, values?: Values) => string;
  /** For so many of something. */
  n: (key: Key, howMany: number, values?: Values) => string;
  /** A name the server gave, worded if we know it: ("state", "paid"). */
  named: (family: string, name: string) => string;
}

const Context = createContext<Words>(wordsOf("en"));

export function wordsOf(language: string): Words {
  return {
    language,
    t: (key, values) => say(language, key, values),
    n: (key, howMany, values) => count(language, key, howMany, values),
    named: (family, name) => {
      const key = `${family}.${name}`;
      return key in (TABLES[language] ?? {}) ? say(language, key as Key) : plainName(name);
    },
  };
}

function plainName(name: string): string {
  const words = name.replace(/[_-]+/g, " ").trim();
  return words ? words[0]?.toUpperCase() + words.slice(1) : "";
}

export function WordsIn({ language, children }: { language: string; children: ReactNode }) {
  const words = useMemo(() => wordsOf(language), [language]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

export const useWords = (): Words => useContext(Context);
