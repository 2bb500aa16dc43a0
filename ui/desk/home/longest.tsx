import { Link } from "react-router";
import type { HomeTold } from "../api/described";
import { Avatar } from "../look/avatar";
import { ChannelIcon } from "../look/channel";
import { nameOf } from "../look/name";
import { useNow } from "../words/clock";
import classes from "./home.module.css";
import { span } from "./span";
import { useHomeWords } from "./words";

type Row = HomeTold["waiting"]["longest"][number];

/** Those who have waited longest, the first of them above. */
export function Longest({ rows }: { rows: readonly Row[] }) {
  const { t } = useHomeWords();
  return (
    <section className={classes.card} aria-labelledby="home-longest">
      <h2 id="home-longest">{t("longest")}</h2>
      {rows.length === 0 && <p className={classes.soft}>{t("nobody_waits")}</p>}
      <ul className={classes.lines}>
        {rows.map((row) => <li key={row.id}><Waiter row={row} /></li>)}
      </ul>
    </section>
  );
}

function Waiter({ row }: { row: Row }) {
  const { t, desk, language } = useHomeWords();
  const now = useNow();
  const name = nameOf(row.contact.name, row.contact.id, desk);
  const seconds = (at: string) => Math.abs(Date.parse(at) - now) / 1000;
  const isLate = row.due_at !== null && Date.parse(row.due_at) < now;
  return (
    <Link className={classes.line} to={`/inbox/waiting/${row.id}`}>
      <Avatar name={row.contact.name} id={row.contact.id} size={28} />
      <span className={classes.grow}>
        <span className={classes.name}><ChannelIcon channel={row.channel} size={14} /> {name}</span>
        <span className={classes.soft}>{row.last?.text}</span>
      </span>
      <span className={classes.end}>
        {row.waiting_since && <span>{t("since", { time: span(language, seconds(row.waiting_since), true) })}</span>}
        {row.due_at && <span className={isLate ? classes.late : classes.soft}>{t(isLate ? "late_by" : "due_in", { time: span(language, seconds(row.due_at), true) })}</span>}
      </span>
    </Link>
  );
}
