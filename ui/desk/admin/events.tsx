import { Button, Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import classes from "./admin.module.css";
import { Asking, Empty } from "./asking";
import { pretty } from "./pretty";
import type { Fact } from "./told";
import { useAdminWords } from "./words";

const EVERY = 1_500;
const SHOWN = 200;

/** Facts as they are kept, the newest first, until somebody holds them to read. */
export function Events() {
  const { t, language } = useAdminWords();
  const [kind, setKind] = useState("");
  const [isHeld, setHeld] = useState(false);
  const [open, setOpen] = useState("");
  const [facts, setFacts] = useState<Fact[]>([]);
  const newest = facts[0]?.id ?? "";
  const asked = useQuery({
    queryKey: ["facts", kind, newest],
    queryFn: () => line.get<Page<Fact>>("/facts", { query: { kind, after: newest, limit: 100 } }),
    refetchInterval: isHeld ? false : EVERY,
  });
  const fresh = asked.data?.items;
  useEffect(() => {
    if (fresh?.length && !isHeld) setFacts((before) => [...fresh.filter((each) => !before.some(({ id }) => id === each.id)), ...before].slice(0, SHOWN));
  }, [fresh, isHeld]);
  const [kinds, setKinds] = useState<string[]>([]);
  useEffect(() => setKinds((before) => [...new Set([...before, ...facts.map((each) => each.kind)])].sort()), [facts]);
  const choose = (told: string | null) => {
    setFacts([]);
    setKind(told ?? "");
  };
  return (
    <>
      <Group mb="md" gap="sm">
        <Select searchable clearable w={260} aria-label={t("events.kind")} placeholder={t("events.kind")} value={kind || null} data={kinds} onChange={choose} />
        <Button variant={isHeld ? "filled" : "default"} aria-pressed={isHeld} onClick={() => setHeld(!isHeld)}>{t(isHeld ? "events.go_on" : "events.hold")}</Button>
        <span className={classes.sign} role="status"><span className={classes.dot} data-is={isHeld ? "waiting" : asked.isError ? "bad" : "good"} />{t(isHeld ? "events.held" : "events.live")}</span>
      </Group>
      {facts.length > 0 ? (
        <section className={settings.card}>
          {facts.map((each) => (
            <div key={each.id} data-fact={each.kind}>
              <button type="button" className={classes.row} aria-expanded={open === each.id} onClick={() => setOpen(open === each.id ? "" : each.id)}>
                <span className={classes.rowline}><strong>{each.kind}</strong><span className={classes.soft}>{new Date(each.at).toLocaleTimeString(language)} · {each.id}</span></span>
              </button>
              {open === each.id && <pre className={classes.code}>{pretty(each.body)}</pre>}
            </div>
          ))}
        </section>
      ) : <Asking of={asked}>{() => <Empty title={t("events.none")}>{t("events.none.do")}</Empty>}</Asking>}
    </>
  );
}
