/** A thread as far as it was read: the newest page anew each time, older ones kept as they came. */

import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { Conversation, Firing, Message, Note, ThreadPage } from "../api/contract";
import { line } from "../api/line";

const PAGE = 40;

export interface Thread {
  /** The oldest first. */
  messages: Message[];
  notes: Note[];
  firings: Firing[];
  /** Cursor of what is older; empty at the beginning of it all. */
  older: string;
}

/** The newest page laid over what was there; if a gap lies between them, the page alone. */
export function laidOver(before: Thread | undefined, page: ThreadPage): Thread {
  const messages = inOrder(page.items);
  const alone = { messages, notes: page.notes, firings: page.firings ?? [], older: page.next_cursor };
  const oldest = messages[0];
  if (!before || !oldest || !page.next_cursor) return alone;
  const newestBefore = before.messages.at(-1)?.seq ?? -1;
  const kept = before.messages.filter((each) => each.seq < oldest.seq);
  if (!kept.length || newestBefore < oldest.seq - 1) return alone;
  const notes = before.notes.filter((each) => each.at < oldest.at && !page.notes.some((note) => note.id === each.id));
  const firings = before.firings.filter((each) => each.at < oldest.at && !page.firings?.some((one) => one.id === each.id));
  return { messages: [...kept, ...messages], notes: [...notes, ...page.notes], firings: [...firings, ...(page.firings ?? [])], older: before.older };
}

export function laidBelow(before: Thread, page: ThreadPage): Thread {
  const first = before.messages[0]?.seq ?? Number.MAX_SAFE_INTEGER;
  const older = inOrder(page.items).filter((each) => each.seq < first);
  const notes = page.notes.filter((each) => !before.notes.some((note) => note.id === each.id));
  const firings = (page.firings ?? []).filter((each) => !before.firings.some((one) => one.id === each.id));
  return { messages: [...older, ...before.messages], notes: [...notes, ...before.notes], firings: [...firings, ...before.firings], older: page.next_cursor };
}

/** Whether what is held of a thread shows one of these messages. */
export function holdsOneOf(held: unknown, ids: ReadonlySet<string>): boolean {
  return (held as Thread | undefined)?.messages.some((each) => ids.has(each.id)) ?? false;
}

function inOrder(messages: readonly Message[]): Message[] {
  return [...messages].sort((a, b) => a.seq - b.seq);
}

function newest(id: string, cursor = "", signal?: AbortSignal): Promise<ThreadPage> {
  return line.get(`/conversations/${id}/messages`, { query: { limit: PAGE, cursor }, ...(signal ? { signal } : {}) });
}

export function useThread(id: string) {
  const queries = useQueryClient();
  const thread = useQuery({
    queryKey: ["thread", id],
    queryFn: async ({ signal }) => {
      const page = await newest(id, "", signal);
      return laidOver(queries.getQueryData<Thread>(["thread", id]), page);
    },
    staleTime: 30_000,
  });
  const [isLoadingOlder, setLoading] = useState(false);
  const busy = useRef(false);
  const loadOlder = useCallback(async () => {
    const before = queries.getQueryData<Thread>(["thread", id]);
    if (busy.current || !before?.older) return;
    busy.current = true;
    setLoading(true);
    try {
      const page = await newest(id, before.older);
      queries.setQueryData<Thread>(["thread", id], (now) => (now ? laidBelow(now, page) : now));
    } catch {
      // The next scroll asks again.
    } finally {
      busy.current = false;
      setLoading(false);
    }
  }, [queries, id]);
  return { ...thread, loadOlder, isLoadingOlder };
}

/** Before somebody clicks: the pointer rests on a row for a moment. */
export function fetchAhead(queries: QueryClient, id: string): void {
  void queries.prefetchQuery({ queryKey: ["thread", id], queryFn: async ({ signal }) => laidOver(undefined, await newest(id, "", signal)), staleTime: 30_000 });
}

export function useConversation(id: string) {
  return useQuery({ queryKey: ["conversation", id], queryFn: ({ signal }) => line.get<Conversation>(`/conversations/${id}`, { signal }), staleTime: 30_000 });
}
