/** What the settings of a team read. */

import type { Staff } from "../api/contract";

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Day = (typeof DAYS)[number];
export type Span = [string, string];
export type Hours = Record<Day, Span[]> & { closed: string[] };

export interface Routing {
  mode: "manual" | "round_robin" | "load";
  capacity: number;
  own_clients: boolean;
  by_language: boolean;
  by_skill: boolean;
  silence_minutes: number;
  takes_rest: boolean;
}

export interface Team {
  id: string;
  name: string;
  members: string[];
  hours: Hours | null;
  routing: Routing;
}

export const NEW_ROUTING: Routing = { mode: "manual", capacity: 0, own_clients: true, by_language: true, by_skill: true, silence_minutes: 0, takes_rest: false };
export const NEW_TEAM: Team = { id: "", name: "", members: [], hours: null, routing: NEW_ROUTING };

export function weekdays(): Hours {
  const open: Span[] = [["09:00", "18:00"]];
  return { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [], closed: [] };
}

/** Why these hours cannot be kept: the day whose spans are out of order; null if none. Pure. */
export function wrongDay(hours: Hours | null): Day | null {
  if (!hours) return null;
  return DAYS.find((day) => hours[day].some(([from, till], at) => !from || !till || from >= till || (at > 0 && from < (hours[day][at - 1]?.[1] ?? "")))) ?? null;
}

export interface Person extends Staff {
  second_factor: boolean;
  seen_at: string | null;
  sessions: number;
}

export interface Invitation {
  id: string;
  kind: string;
  email: string;
  name: string;
  role: string;
  created_at: string;
  expires_at: string;
  state: "open" | "expired";
}

export interface Role {
  id: string;
  name: string;
  permissions: string[];
  built_in: boolean;
}

export interface Permission {
  name: string;
  meaning: string;
}

/** By their first part, in the order in which they come: ["orders", ["orders.read", "orders.write"]]. Pure. */
export function byArea<T extends { name: string }>(permissions: readonly T[]): [string, T[]][] {
  const areas = new Map<string, T[]>();
  for (const each of permissions) {
    const area = each.name.split(".")[0] ?? each.name;
    areas.set(area, [...(areas.get(area) ?? []), each]);
  }
  return [...areas];
}

export interface Provider {
  id: string;
  name: string;
  issuer: string;
  client_id: string;
  secret: boolean;
  created_at: string;
}
