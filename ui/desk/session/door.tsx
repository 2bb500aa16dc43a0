import type { ReactNode } from "react";
import { Select } from "@mantine/core";
import sign from "../../src/brand/sign.svg";
import { useChosenLanguage } from "../words/chosen";
import { LANGUAGES, OWN_NAMES } from "../words/tables";
import { useWords } from "../words/words";
import classes from "./door.module.css";

/** The frame around everything that happens before somebody is inside. */
export function Door({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t, language } = useWords();
  const { choose } = useChosenLanguage();
  return (
    <main className={classes.door}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src={sign} alt="" width={36} height={36} />
          <span>chaffer</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
      <Select className={classes.language ?? ""} size="xs" aria-label={t("profile.language")} value={language} allowDeselect={false}
        data={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] ?? value }))} onChange={(value) => value && choose(value)} />
    </main>
  );
}
