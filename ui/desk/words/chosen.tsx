/** The language of the screen: the person's own once they are in, before that what this browser remembers or prefers. */

import { DirectionProvider } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { remembered } from "../look/remembered";
import { languageOf } from "./tables";
import { WordsIn } from "./words";

interface Chosen {
  language: string;
  choose: (language: string) => void;
}

const Context = createContext<Chosen>({ language: "en", choose: () => undefined });

export function ChosenLanguage({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => languageOf(remembered.get("language"), ...navigator.languages));
  const choose = useCallback((wished: string) => {
    remembered.set("language", wished);
    setLanguage(languageOf(wished));
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const held = useMemo(() => ({ language, choose }), [language, choose]);
  return (
    <Context.Provider value={held}>
      <DirectionProvider detectDirection>
        <WordsIn language={language}>{children}</WordsIn>
      </DirectionProvider>
    </Context.Provider>
  );
}

export const useChosenLanguage = (): Chosen => useContext(Context);
