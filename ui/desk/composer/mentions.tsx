import type { QueryClient } from "@tanstack/react-query";
import type { Agent } from "../api/contract";
import { colleaguesOf, useColleagues } from "../inbox/houses";
import { Avatar } from "../look/avatar";
import { useWords } from "../words/words";
import classes from "./composer.module.css";

/** Names to choose behind an "@" in a note. */
export function Mentions({ text, cursor, onWrite }: { text: string; cursor: number; onWrite: (text: string, at: number) => void }) {
  const { t } = useWords();
  const people = useColleagues();
  const found = /(^|\s)@([^\s@]*)$/.exec(text.slice(0, cursor));
  if (!found) return null;
  const asked = (found[2] ?? "").toLowerCase();
  const wanted = people.filter((each) => each.name.toLowerCase().includes(asked)).slice(0, 6);
  if (!wanted.length) return null;
  const from = cursor - asked.length;
  return (
    <div className={classes.attached} role="group" aria-label={t("mention")}>
      {wanted.map((each) => (
        <button key={each.id} type="button" className={`${classes.option} ${classes.chip}`} style={{ width: "auto" }} onClick={() => onWrite(`${text.slice(0, from)}${each.name} ${text.slice(cursor)}`, from + each.name.length + 1)}>
          <Avatar name={each.name} id={each.id} size={20} /> {each.name}
        </button>
      ))}
    </div>
  );
}

/** Ids of those whose names stand behind an "@". */
export function mentioned(text: string, queries: QueryClient): string[] {
  const people = colleaguesOf(queries.getQueryData<{ items: Agent[] }>(["agents"]) ?? { items: [] });
  return people.filter((each) => each.name && text.includes(`@${each.name}`)).map((each) => each.id);
}
