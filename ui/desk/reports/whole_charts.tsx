import type { Report } from "../api/described";
import { Bars } from "./charts/bars";
import { Figure } from "./charts/figure";
import classes from "./reports.module.css";
import { useReportWords } from "./words";

const OUTCOMES = ["order", "resolved", "left", "open"] as const;

function useWordsOfFigures() {
  const { t } = useReportWords();
  return { asTable: t("as_table"), asChart: t("as_chart"), none: t("none") };
}

function usePart() {
  const { language } = useReportWords();
  return (value: number, of: number) => (of ? (value / of).toLocaleString(language, { style: "percent", maximumFractionDigits: value && value / of < 0.1 ? 1 : 0 }) : "–");
}

/** Who was involved by what became of it. The deeper a field, the more of its row; each says its number. */
export function Matrix({ report }: { report: Report }) {
  const { t, named, language } = useReportWords();
  const words = useWordsOfFigures();
  const part = usePart();
  const rows = report.involved.map(({ id, figures }) => ({ name: named("involved", id), all: figures.talks, of: figures.outcomes }));
  const table = {
    head: [t("involved"), ...OUTCOMES.map((each) => t(`ended.${each}`)), t("conversations")],
    rows: rows.map((row) => [row.name, ...OUTCOMES.map((each) => row.of[each].toLocaleString(language)), row.all.toLocaleString(language)]),
  };
  return (
    <Figure title={t("matrix")} says={t("matrix.says")} table={table} words={words} isEmpty={rows.every((row) => !row.all)}>
      <table className={classes.matrix}>
        <thead><tr><td />{OUTCOMES.map((each) => <th key={each} scope="col">{t(`ended.${each}`)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}<small>{row.all.toLocaleString(language)}</small></th>
              {OUTCOMES.map((each) => (
                <td key={each} style={{ "--part": `${Math.round(row.all ? (38 * row.of[each]) / row.all : 0)}%` } as React.CSSProperties}>
                  <strong>{row.of[each].toLocaleString(language)}</strong>
                  <small>{part(row.of[each], row.all)}</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}

export function Funnel({ report }: { report: Report }) {
  const { t, named, language } = useReportWords();
  const words = useWordsOfFigures();
  const part = usePart();
  const steps = report.now.funnel;
  const all = steps[0]?.talks ?? 0;
  const before = new Map(report.before?.funnel.map((each) => [each.step, each.talks]));
  const bars = steps.map(({ step, talks }) => ({ name: named("step", step), value: talks, shown: talks.toLocaleString(language), more: part(talks, all) }));
  const groups = [...report.channels.map(({ figures, id }) => [named("channel", id), figures] as const), ...report.involved.map(({ figures, id }) => [named("involved", id), figures] as const)];
  const table = {
    head: [t("funnel"), ...steps.map(({ step }) => named("step", step))],
    rows: [
      [t("conversations"), ...steps.map(({ talks }) => talks.toLocaleString(language))],
      ...(report.before ? [[t("before"), ...steps.map(({ step }) => (before.get(step) ?? 0).toLocaleString(language))]] : []),
      ...groups.map(([name, figures]) => [name, ...figures.funnel.map(({ talks }) => talks.toLocaleString(language))]),
    ],
  };
  return (
    <Figure title={t("funnel")} says={t("funnel.says")} table={table} words={words} isEmpty={!all}>
      <Bars bars={bars} />
    </Figure>
  );
}

export function Satisfaction({ report }: { report: Report }) {
  const { t, n, language } = useReportWords();
  const words = useWordsOfFigures();
  const { ratings } = report.now;
  const average = (hundredths: number | null) => (hundredths === null ? "–" : (hundredths / 100).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 2 }));
  const scores = [...ratings.scores].map((number, at) => ({ name: n("csat.stars", at + 1), value: number, shown: number.toLocaleString(language) })).reverse();
  const table = { head: [t("csat"), t("conversations")], rows: scores.map(({ name, shown }) => [name, shown]) };
  return (
    <Figure title={t("csat")} says={t("csat.says")} table={table} words={words} isEmpty={!ratings.answered}>
      <p className={classes.whole}>
        <strong className="tabular">{average(ratings.average_hundredths)}</strong>
        <span>{t("csat.average")}{ratings.asked > 0 && ` · ${t("csat.answered", { answered: ratings.answered.toLocaleString(language), asked: ratings.asked.toLocaleString(language) })}`}</span>
        {report.before && <span>{t("before")}: {average(report.before.ratings.average_hundredths)}</span>}
      </p>
      <Bars bars={scores} />
    </Figure>
  );
}
