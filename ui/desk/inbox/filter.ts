/** Which conversations a list shows, and where a changed one stands in it. Pure. */

import type { InboxRow } from "../api/contract";

export const VIEWS = ["mine", "unassigned", "all", "waiting", "mentions", "followed", "bot", "snoozed", "closed"] as const;
export type View = (typeof VIEWS)[number];
export const SORTS = ["newest", "oldest", "waiting", "due", "value"] as const;
export type Sort = (typeof SORTS)[number];

export interface Filter {
  view: View;
  channel: string;
  team: string;
  label: string;
  /** A colleague's id. */
  owner: string;
  sort: Sort;
}

export const EVERYTHING: Filter = { view: "all", channel: "", team: "", label: "", owner: "", sort: "newest" };

export function filterOf(view: string | undefined, asked: URLSearchParams): Filter {
  const sort = asked.get("sort") as Sort;
  return {
    view: VIEWS.find((each) => each === view) ?? "all",
    channel: asked.get("channel") ?? "",
    team: asked.get("team") ?? "",
    label: asked.get("label") ?? "",
    owner: asked.get("owner") ?? "",
    sort: SORTS.includes(sort) ? sort : "newest",
  };
}

const NARROWED = ["channel", "team", "label", "owner"] as const;

/** Where a saved filter is found. */
export function addressOfFilter(filter: Partial<Record<"view" | (typeof NARROWED)[number], string>>): string {
  const asked = new URLSearchParams(NARROWED.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
  return `/inbox/${filter.view || "all"}${asked.size ? `?${asked.toString()}` : ""}`;
}

/** What the server would say of this row; null where only it knows. */
export function belongs(row: InboxRow, filter: Filter, me: string): boolean | null {
  if (filter.channel && row.channel !== filter.channel) return false;
  if (filter.label && !row.labels.includes(filter.label)) return false;
  if (filter.owner && (row.owner.kind !== "person" || row.owner.id !== filter.owner)) return false;
  if (filter.team && row.team_id !== filter.team) return false;
  switch (filter.view) {
    case "mine":
      return row.state === "open" && row.owner.kind === "person" && row.owner.id === me;
    case "unassigned":
      return row.state === "open" && row.owner.kind === "team";
    case "all":
      return row.state === "open";
    case "bot":
      return row.state === "open" && row.owner.kind === "bot";
    case "waiting":
      return row.state === "open" && row.waiting_since !== null;
    case "snoozed":
    case "closed":
      return row.state === filter.view;
    case "mentions":
    case "followed":
      return null;
  }
}

/** Negative if a stands above b. */
export function inOrder(a: InboxRow, b: InboxRow, sort: Sort): number {
  switch (sort) {
    case "newest":
      return moment(b) - moment(a) || cmp(b.id, a.id);
    case "oldest":
      return moment(a) - moment(b) || cmp(a.id, b.id);
    case "waiting":
      return since(a) - since(b) || cmp(a.id, b.id);
    case "due":
      return until(a) - until(b) || cmp(a.id, b.id);
    case "value":
      return (b.cart?.total_minor ?? 0) - (a.cart?.total_minor ?? 0) || cmp(b.id, a.id);
  }
}

/** The list with one row as it is now: in its place, or gone. `known`: whether the list ends here. */
export function placed(rows: readonly InboxRow[], row: InboxRow, filter: Filter, me: string, isWhole: boolean): InboxRow[] {
  const there = rows.findIndex((each) => each.id === row.id);
  const fits = belongs(row, filter, me);
  if (fits === null) return there < 0 ? [...rows] : rows.map((each) => (each.id === row.id ? row : each));
  const others = rows.filter((each) => each.id !== row.id);
  if (!fits) return others;
  const at = others.findIndex((each) => inOrder(row, each, filter.sort) < 0);
  if (at >= 0) return [...others.slice(0, at), row, ...others.slice(at)];
  // Below everything loaded: it will come with its page, unless there is no other page.
  return isWhole || there >= 0 ? [...others, row] : others;
}

function moment(row: InboxRow): number {
  return Date.parse(row.last?.at ?? row.updated_at);
}

function since(row: InboxRow): number {
  return row.waiting_since ? Date.parse(row.waiting_since) : Number.MAX_SAFE_INTEGER;
}

function until(row: InboxRow): number {
  return row.due_at ? Date.parse(row.due_at) : Number.MAX_SAFE_INTEGER;
}

function cmp(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
