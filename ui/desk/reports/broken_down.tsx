import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Report } from "../api/described";
import { span } from "../home/span";
import { channelName } from "../look/channel";
import { useSession } from "../session/session";
import { money } from "../words/dates";
import { Numbers } from "./charts/figure";
import figures from "./charts/charts.module.css";
import classes from "./reports.module.css";
import { useReportWords } from "./words";

const BY = ["channels", "people", "teams", "involved"] as const;
type By = (typeof BY)[number];
type Group = Report["channels"][number];

/** The same numbers for each channel, person, team. */
export function Broken({ report }: { report: Report }) {
  const { t, named, desk, language } = useReportWords();
  const { currency } = useSession().shop;
  const [by, setBy] = useState<By>("channels");
  const nameOf = ({ id, name }: Group): string => {
    if (by === "channels") return channelName(id) || desk.named("channel", id);
    if (by === "involved") return named("involved", id);
    return name || t("nobody");
  };
  const number = (value: number) => value.toLocaleString(language);
  const time = (value: number | null) => (value === null ? "–" : span(language, value));
  const sold = (group: Group) => money(language, { minor: group.figures.sales.find((each) => each.currency === currency)?.minor ?? 0, currency });
  const table = {
    head: [t(`by.${by}`), t("conversations"), t("first_reply"), t("person_reply"), t("resolution"), t("ended.order"), t("ended.resolved"), t("ended.left"), t("unanswered"), t("no_person"), t("sales"), t("csat")],
    rows: report[by].map((group) => {
      const told = group.figures;
      return [
        nameOf(group), number(told.talks), time(told.first_reply.median_seconds), time(told.person_reply_hours.median_seconds), time(told.resolution.median_seconds),
        number(told.outcomes.order), number(told.outcomes.resolved), number(told.outcomes.left), number(told.unanswered), number(told.no_person), sold(group),
        told.ratings.average_hundredths === null ? "–" : (told.ratings.average_hundredths / 100).toLocaleString(language, { maximumFractionDigits: 2 }),
      ]; // prettier-ignore
    }),
  };
  return (
    <section className={figures.figure} data-wide="true" aria-labelledby="report-by">
      <header className={classes.by}>
        <div>
          <h2 id="report-by">{t("by")}</h2>
          {by === "teams" && <p>{t("by.says")}</p>}
        </div>
        <SegmentedControl size="xs" aria-label={t("by")} data={BY.map((each) => ({ value: each, label: t(`by.${each}`) }))} value={by} onChange={(value) => setBy(value as By)} />
      </header>
      {table.rows.length ? <Numbers name={t(`by.${by}`)} table={table} /> : <p className={figures.empty}>{t("none")}</p>}
    </section>
  );
}
