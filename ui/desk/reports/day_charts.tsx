import type { Report } from "../api/described";
import { span } from "../home/span";
import { useSession } from "../session/session";
import { money } from "../words/dates";
import { DayChart, type Series } from "./charts/day_chart";
import { Figure } from "./charts/figure";
import classes from "./reports.module.css";
import { useReportWords } from "./words";

type Day = Report["days"][number]["figures"];
type Spans = Day["first_reply"];

interface Drawing {
  title: string;
  says: string;
  /** The whole period in a word or two. */
  whole: string;
  before: string | undefined;
  series: Series[];
  shown: (value: number) => string;
  isTime: boolean;
}

/** What can be drawn day beside day. */
export function DayCharts({ report }: { report: Report }) {
  const { t, language } = useReportWords();
  const { currency } = useSession().shop;
  const number = (value: number) => value.toLocaleString(language);
  const time = (value: number) => span(language, value);
  const sum = (value: number) => money(language, { minor: value, currency });
  const sold = ({ sales }: Day) => sales.find((each) => each.currency === currency)?.minor ?? 0;
  const of = (value: (day: Day) => number | null) => report.days.map(({ figures }) => value(figures));
  const earlier = (value: (day: Day) => number | null): Series[] => (report.before ? [{ name: t("before"), kind: "before", values: report.days_before.map(({ figures }) => value(figures)) }] : []);
  const said = (value: (day: Day) => number | null, shown: (value: number) => string) => (report.before ? (value(report.before) === null ? "–" : shown(value(report.before) as number)) : undefined);
  const counted = (title: string, says: string, value: (day: Day) => number, shown: (value: number) => string): Drawing => ({
    title, says, whole: shown(value(report.now)), before: said(value, shown), shown, isTime: false,
    series: [{ name: title, kind: "columns", values: of(value) }, ...earlier(value)],
  }); // prettier-ignore
  const timed = (title: string, says: string, spans: (day: Day) => Spans): Drawing => {
    const median = (day: Day) => spans(day).median_seconds;
    return {
      title, says, whole: median(report.now) === null ? "–" : time(median(report.now) as number), before: said(median, time), shown: time, isTime: true,
      series: [{ name: t("median"), kind: "line", values: of(median) }, { name: t("p90"), kind: "dashed", values: of((day) => spans(day).p90_seconds) }, ...earlier(median)],
    }; // prettier-ignore
  };
  const drawings = [
    counted(t("conversations"), t("conversations.says"), (day) => day.talks, number),
    counted(t("sales"), t("sales.says"), sold, sum),
    timed(t("first_reply"), t("first_reply.says"), (day) => day.first_reply),
    timed(t("person_reply"), t("person_reply.says"), (day) => day.person_reply_hours),
    timed(t("resolution"), t("resolution.says"), (day) => day.resolution),
  ];
  return <>{drawings.map((drawing) => <Drawn key={drawing.title} drawing={drawing} report={report} />)}</>;
}

function Drawn({ drawing, report }: { drawing: Drawing; report: Report }) {
  const { t, language } = useReportWords();
  const dayShown = (day: string) => new Date(`${day}T12:00:00Z`).toLocaleDateString(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const days = report.days.map(({ day }) => day);
  const cell = (value: number | null | undefined) => (value == null ? "–" : drawing.shown(value));
  const table = {
    head: [t("day"), ...drawing.series.map(({ name }) => name)],
    rows: days.map((day, at) => [dayShown(day), ...drawing.series.map(({ values }) => cell(values[at]))]),
  };
  const isEmpty = drawing.series.every(({ values }) => values.every((value) => !value));
  const words = { asTable: t("as_table"), asChart: t("as_chart"), none: t("none") };
  return (
    <Figure title={drawing.title} says={drawing.says} table={table} words={words} legend={drawing.series} isEmpty={isEmpty}>
      <p className={classes.whole}>
        <strong className="tabular">{drawing.whole}</strong>
        {drawing.before !== undefined && <span>{t("before")}: {drawing.before}</span>}
      </p>
      <DayChart name={drawing.title} days={days} series={drawing.series} shown={drawing.shown} dayShown={dayShown} isTime={drawing.isTime} />
    </Figure>
  );
}
