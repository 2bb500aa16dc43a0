import { Button } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import classes from "./charts.module.css";
import type { Series } from "./day_chart";
import { Sign } from "./day_chart";

export interface Table {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

interface Props {
  title: string;
  /** One sentence: what is counted, and what is left out. */
  says: string;
  /** The same numbers as the drawing. */
  table: Table;
  words: { asTable: string; asChart: string; none: string };
  legend?: readonly Pick<Series, "name" | "kind">[];
  isEmpty?: boolean;
  isWide?: boolean;
  children: ReactNode;
}

/** A drawing with its name and its numbers; whoever prefers reads the table. */
export function Figure({ title, says, table, words, legend = [], isEmpty = false, isWide = false, children }: Props) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <section className={classes.figure} data-wide={isWide} aria-labelledby={id}>
      <header>
        <div>
          <h2 id={id}>{title}</h2>
          <p>{says}</p>
        </div>
        {!isEmpty && <Button size="compact-xs" variant="subtle" aria-pressed={isTable} onClick={() => setTable(!isTable)}>{isTable ? words.asChart : words.asTable}<span className="hidden">: {title}</span></Button>}
      </header>
      {isEmpty && <p className={classes.empty}>{words.none}</p>}
      {!isEmpty && isTable && <Numbers name={title} table={table} />}
      {!isEmpty && !isTable && (
        <>
          {children}
          {legend.length > 1 && <ul className={classes.legend}>{legend.map((each) => <li key={each.name}><Sign kind={each.kind} /> {each.name}</li>)}</ul>}
        </>
      )}
    </section>
  );
}

export function Numbers({ name, table }: { name: string; table: Table }) {
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={name}>
      <table className={classes.table}>
        <thead><tr>{table.head.map((each) => <th key={each} scope="col">{each}</th>)}</tr></thead>
        <tbody>{table.rows.map((row) => <tr key={row[0]}>{row.map((each, at) => (at === 0 ? <th key={at} scope="row">{each}</th> : <td key={at}>{each}</td>))}</tr>)}</tbody>
      </table>
    </div>
  );
}
