/** Times and sums as locals write them. */

import type { Money } from "../api/contract";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the shortest words: "now", "5 min", "2 h", "Mon", "3 Nov". */
export function age(language: string, at: string, now: number, justNow: string): string {
  const since = now - Date.parse(at);
  if (since < MINUTE) return justNow;
  if (since < HOUR) return unit(language, Math.floor(since / MINUTE), "minute");
  if (since < DAY) return unit(language, Math.floor(since / HOUR), "hour");
  const date = new Date(at);
  if (since < 6 * DAY) return date.toLocaleDateString(language, { weekday: "short" });
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(language, sameYear ? { day: "numeric", month: "short" } : { day: "numeric", month: "short", year: "2-digit" });
}

/** How long until then, negative once it is past: "12 min", "3 h", "2 d". */
export function left(language: string, until: string, now: number): string {
  const gap = Math.abs(Date.parse(until) - now);
  if (gap < HOUR) return unit(language, Math.max(1, Math.round(gap / MINUTE)), "minute");
  if (gap < DAY) return unit(language, Math.floor(gap / HOUR), "hour");
  return unit(language, Math.floor(gap / DAY), "day");
}

function unit(language: string, value: number, name: "minute" | "hour" | "day"): string {
  return new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: language === "en" ? "narrow" : "short" }).format(value);
}

export function clock(language: string, at: string | number, timeZone?: string): string {
  return new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", ...(timeZone ? { timeZone } : {}) });
}

export function day(language: string, at: string | number, now: number, today: string, yesterday: string): string {
  const date = new Date(at);
  const days = Math.round((midnight(now) - midnight(date.getTime())) / DAY);
  if (days === 0) return today;
  if (days === 1) return yesterday;
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

export function moment(language: string, at: string | number): string {
  return new Date(at).toLocaleString(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

export function whole(language: string, at: string | number): string {
  return new Date(at).toLocaleString(language, { dateStyle: "full", timeStyle: "medium" });
}

export function date(language: string, at: string | number): string {
  return new Date(at).toLocaleDateString(language, { day: "numeric", month: "short", year: "numeric" });
}

export function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

export function money(language: string, { minor, currency }: Money): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function languageName(language: string, code: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function countryName(language: string, code: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
