/** The values of a template on their way from fields to the server. Pure. */

import type { Template } from "../api/contract";

export const ENDS_AT = "offer.ends_at";

type Variable = Template["variables"][number];

/** The words as they will be; what has no value yet keeps its example, or stays open. */
export function preview(template: Pick<Template, "words" | "variables">, values: Record<string, string>): string {
  return template.variables.reduce((text, { key, name, example }) => text.replaceAll(`{{${key}}}`, values[key]?.trim().replace("T", key === ENDS_AT ? " " : "T") || example || `{{${name}}}`), template.words);
}

/** What the server takes: the end of an offer with its zone. */
export function valuesOf(values: Record<string, string>): Record<string, string> {
  const ends = values[ENDS_AT];
  return ends ? { ...values, [ENDS_AT]: new Date(ends).toISOString() } : values;
}

/** On which card of a carousel it stands, from 1; 0 for none. */
export function cardOf({ where }: Pick<Variable, "where">): number {
  const found = /^cards\.(\d+)\./.exec(where);
  return found ? Number(found[1]) + 1 : 0;
}

/** header, body or buttons, wherever it stands. */
export function placeOf({ where }: Pick<Variable, "where">): string {
  return where.replace(/^cards\.\d+\./, "").split(".")[0] ?? "";
}

export function isWhole(template: Pick<Template, "variables" | "header" | "cards">, values: Record<string, string>, files: readonly string[], now: number): boolean {
  const ends = values[ENDS_AT];
  const isLate = ends !== undefined && !(new Date(ends).getTime() > now);
  const wanted = template.cards.length + (template.header ? 1 : 0);
  return !isLate && template.variables.every(({ key }) => values[key]?.trim()) && Array.from({ length: wanted }).every((_, at) => files[at]);
}
