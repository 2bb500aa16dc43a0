import { Loader } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { IconMessage, IconPackage, IconSearch, IconUser } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { useWords } from "../words/words";
import { findEverywhere, type FoundGoal, goalsOf } from "./find";
import classes from "./list.module.css";

const GROUPS = [["person", "find.people", IconUser], ["message", "find.messages", IconMessage], ["order", "find.orders", IconPackage]] as const;

/** What was found, in place of the list while somebody searches. */
export function FoundList({ q }: { q: string }) {
  const words = useWords();
  const { t } = words;
  const go = useNavigate();
  const [settled] = useDebouncedValue(q, 220);
  const found = useQuery({ queryKey: ["find", settled], queryFn: ({ signal }) => findEverywhere(settled, signal), staleTime: 10_000, placeholderData: (before) => before });
  const goals = found.data ? goalsOf(found.data, words) : [];
  const open = (goal: FoundGoal) => void goal.open().then((to) => to && void go(to));
  return (
    <div className={classes.scroll} role="region" aria-label={t("list.search")} aria-live="polite">
      {found.isPending && <div className={classes.empty}><Loader size="sm" /></div>}
      {found.data && goals.length === 0 && <div className={classes.empty}><IconSearch size={36} stroke={1.25} /><strong>{t("empty.search")}</strong><span>{t("empty.search.lead")}</span></div>}
      {GROUPS.map(([kind, name, Icon]) => {
        const some = goals.filter((goal) => goal.key.startsWith(kind));
        if (!some.length) return null;
        return (
          <section key={kind}>
            <h2 className={classes.group}>{t(name)}</h2>
            {some.map((goal) => (
              <button key={goal.key} type="button" className={classes.found} onClick={() => open(goal)}>
                <Icon size={17} stroke={1.75} aria-hidden="true" /><span><strong>{goal.name}</strong><small>{goal.side}</small></span>
              </button>
            ))}
          </section>
        );
      })}
    </div>
  );
}
