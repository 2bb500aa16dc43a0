/** What a report is asked for, as it stands in the address. */

export interface ReportAsked {
  from: string;
  to: string;
  channel: string;
  person: string;
  team: string;
  compare: boolean;
}

export const PRESETS = [7, 30, 90] as const;
const DAY = 86_400_000;
const AT_MOST = 400;

/** The day it is there: 2026-11-22. */
export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timeZone || "UTC", year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY) + 1;
}

export function isPeriod({ from, to }: Pick<ReportAsked, "from" | "to">): boolean {
  const days = daysBetween(from, to);
  return days >= 1 && days <= AT_MOST;
}

/** Without a period in the address the last thirty days. */
export function askedIn(search: URLSearchParams, today: string): ReportAsked {
  const of = (name: string) => search.get(name) ?? "";
  const to = isDay(of("to")) ? of("to") : today;
  const from = isDay(of("from")) ? of("from") : dayBefore(to, 29);
  return { from, to, channel: of("channel"), person: of("person"), team: of("team"), compare: of("compare") === "yes" };
}

/** How many days back from today, if it is one of the usual. */
export function presetOf({ from, to }: ReportAsked, today: string): string {
  const days = daysBetween(from, to);
  if (to !== today) return "own";
  return days === 1 ? "1" : PRESETS.some((each) => each === days) ? String(days) : "own";
}

export function queryOf({ compare, ...asked }: ReportAsked): Record<string, string | undefined> {
  return { ...asked, compare: compare ? "true" : undefined };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
