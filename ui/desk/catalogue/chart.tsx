import { ActionIcon, Button, Group, TextInput } from "@mantine/core";
import { IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import type { Editing } from "./product";
import classes from "./product.module.css";
import { Section } from "./section";
import type { Chart } from "./types";
import { useCatalogueWords } from "./words";

const BLANK: Chart = { unit: "cm", columns: ["Size", "Bust", "Waist", "Hip"], rows: [["S", "", "", ""], ["M", "", "", ""], ["L", "", "", ""]] };

/** The table by which the bot finds a shopper's size. */
export function Charts({ draft, set, isFixed }: Editing) {
  const { t, desk } = useCatalogueWords();
  const chart = draft.size_chart;
  if (!chart) return isFixed ? null : <Section title={t("chart")}><p className={classes.note}>{t("chart.none")}</p><Button size="xs" variant="default" onClick={() => set({ size_chart: BLANK })}>{t("chart.add")}</Button></Section>;
  const columns = chart.columns ?? [];
  const rows = chart.rows ?? [];
  const put = (change: Partial<Chart>) => set({ size_chart: { ...chart, ...change } });
  const cell = (row: number, column: number, text: string) => put({ rows: rows.map((each, at) => (at === row ? columns.map((_, place) => (place === column ? text : (each[place] ?? ""))) : each)) });
  return (
    <Section title={t("chart")} side={!isFixed && <Button size="xs" variant="subtle" color="red" onClick={() => set({ size_chart: null })}>{desk.t("remove")}</Button>}>
      <TextInput size="xs" w={90} mb="sm" readOnly={isFixed} label={t("chart.unit")} maxLength={10} value={chart.unit ?? ""} onChange={(event) => put({ unit: event.currentTarget.value })} />
      <div className={classes.wide} tabIndex={0} role="region" aria-label={t("chart")}>
        <table className={classes.grid}>
          <thead><tr>
            {columns.map((name, at) => (
              <th key={at}><span className={classes.option}>
                <TextInput size="xs" readOnly={isFixed} aria-label={t("chart.column", { n: at + 1 })} value={name} maxLength={60} onChange={(event) => put({ columns: columns.map((each, place) => (place === at ? event.currentTarget.value : each)) })} />
                {!isFixed && columns.length > 2 && <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`${desk.t("remove")}: ${name}`} onClick={() => put({ columns: columns.filter((_, place) => place !== at), rows: rows.map((each) => each.filter((_, place) => place !== at)) })}><IconX size={12} /></ActionIcon>}
              </span></th>
            ))}
            <th aria-label={t("more")} />
          </tr></thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {columns.map((name, place) => <td key={place}><TextInput size="xs" readOnly={isFixed} aria-label={`${name} ${row[0] || at + 1}`} value={row[place] ?? ""} maxLength={60} onChange={(event) => cell(at, place, event.currentTarget.value)} /></td>)}
                <td>{!isFixed && <ActionIcon variant="subtle" color="gray" aria-label={`${desk.t("remove")}: ${row[0] || at + 1}`} onClick={() => put({ rows: rows.filter((_, place) => place !== at) })}><IconTrash size={15} /></ActionIcon>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!isFixed && (
        <Group gap="xs" mt="sm">
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} disabled={rows.length >= 60} onClick={() => put({ rows: [...rows, columns.map(() => "")] })}>{t("chart.row")}</Button>
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} disabled={columns.length >= 12} onClick={() => put({ columns: [...columns, t("chart.column", { n: columns.length + 1 })], rows: rows.map((each) => [...each, ""]) })}>{t("chart.more")}</Button>
        </Group>
      )}
    </Section>
  );
}
