/** The lists of conversations as they are held, and changed where they are. */

import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Counts, InboxRow, Page } from "../api/contract";
import { line } from "../api/line";
import { type Filter, placed } from "./filter";

const PAGE = 50;
const AT_ONCE = 50;

type Held = InfiniteData<Page<InboxRow>, string>;

export function useInbox(filter: Filter) {
  return useInfiniteQuery({
    queryKey: ["inbox", filter],
    queryFn: ({ pageParam, signal }) =>
      line.get<Page<InboxRow>>("/inbox", { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    staleTime: 60_000,
  });
}

export function useCounts() {
  return useQuery({ queryKey: ["counts"], queryFn: ({ signal }) => line.get<Counts>("/inbox/counts", { signal }), staleTime: 1_000, refetchInterval: 60_000 });
}

export function useRow(id: string) {
  return useQuery({ queryKey: ["row", id], queryFn: ({ signal }) => line.get<InboxRow>(`/inbox/${id}`, { signal }), staleTime: 30_000 });
}

/** Ask for these as they are now and put them into every list that is held. */
export async function freshRows(queries: QueryClient, ids: readonly string[], me: string, heard?: (before: InboxRow | undefined, row: InboxRow) => void): Promise<void> {
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const { items } = await line.get<{ items: InboxRow[] }>("/inbox/rows", { query: { ids: some.join(",") } }).catch(() => ({ items: [] }));
    for (const row of items) {
      heard?.(queries.getQueryData<InboxRow>(["row", row.id]) ?? findRow(queries, row.id), row);
      putRow(queries, row, me);
    }
  }
}

export function putRow(queries: QueryClient, row: InboxRow, me: string): void {
  queries.setQueryData(["row", row.id], row);
  for (const [key, held] of queries.getQueriesData<Held>({ queryKey: ["inbox"] })) {
    if (held) queries.setQueryData<Held>(key, withRow(held, row, key[1] as Filter, me));
  }
}

/** As if the server had said so already; it is asked right afterwards. */
export function guessRow(queries: QueryClient, id: string, me: string, change: (row: InboxRow) => InboxRow): void {
  const known = queries.getQueryData<InboxRow>(["row", id]) ?? findRow(queries, id);
  if (known) putRow(queries, change(known), me);
}

export function findRow(queries: QueryClient, id: string): InboxRow | undefined {
  for (const [, held] of queries.getQueriesData<Held>({ queryKey: ["inbox"] })) {
    const row = held?.pages.flatMap((page) => page.items).find((each) => each.id === id);
    if (row) return row;
  }
  return undefined;
}

function withRow(held: Held, row: InboxRow, filter: Filter, me: string): Held {
  const rows = held.pages.flatMap((page) => page.items);
  const isWhole = !held.pages.at(-1)?.next_cursor;
  const next = placed(rows, row, filter, me, isWhole);
  // Pages keep their cursors; how many rows each holds does not matter to them.
  let from = 0;
  const pages = held.pages.map((page, at) => {
    const size = at === held.pages.length - 1 ? next.length - from : Math.min(page.items.length, next.length - from);
    const items = next.slice(from, from + size);
    from += size;
    return { ...page, items };
  });
  return { ...held, pages };
}
