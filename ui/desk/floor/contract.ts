/** The live queue as the server tells it. */

import type { components } from "../api/schema";
import type { InboxRow } from "../api/contract";

type Schemas = components["schemas"];
export type FloorPerson = Required<Schemas["FloorPerson"]>;
export type FloorTeam = Required<Schemas["FloorTeam"]>;

export interface Floor {
  at: string;
  waiting: number;
  queued: number;
  late: number;
  at_risk: number;
  longest: InboxRow[];
  due: InboxRow[];
  people: FloorPerson[];
  teams: FloorTeam[];
}

/** The rows of both lists, once each: what is late or at risk first, then who waits longest. Pure. */
export function queueOf(floor: Pick<Floor, "due" | "longest">): InboxRow[] {
  const seen = new Set<string>();
  return [...floor.due, ...floor.longest].filter((row) => !seen.has(row.id) && seen.add(row.id));
}

/** Of those who are there the fullest first, then those who are away. Pure. */
export function inOrder(people: readonly FloorPerson[]): FloorPerson[] {
  const full = (each: FloorPerson) => (each.capacity ? each.open / each.capacity : 0);
  return [...people].sort((a, b) => Number(a.away) - Number(b.away) || b.late - a.late || full(b) - full(a) || b.open - a.open || a.name.localeCompare(b.name));
}
