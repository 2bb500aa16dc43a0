/** When somebody might want to see it again. Pure. */

import type { Key } from "../words/tables";

export interface Later {
  name: Key;
  at: Date;
}

const MORNING = 9;

export function laters(now: Date): Later[] {
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3600_000);
  const morning = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(MORNING, 0, 0, 0);
    return at;
  };
  const untilMonday = ((8 - now.getDay()) % 7) || 7;
  const found: Later[] = [{ name: "later.hour", at: inHours(1) }, { name: "later.hours", at: inHours(4) }, { name: "later.tomorrow", at: morning(1) }];
  if (untilMonday !== 1) found.push({ name: "later.monday", at: morning(untilMonday) });
  return found;
}

/** For a field of type datetime-local. */
export function localValue(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
