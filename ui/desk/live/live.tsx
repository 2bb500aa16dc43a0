/** What changes at the server changes on the screen: a few asked anew together, never all at once. */

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { address, line } from "../api/line";
import { useSessionState } from "../session/session";
import { type Change, Feed, topicsFor } from "./feed";
import type { InboxRow } from "../api/contract";
import { lastWords } from "../inbox/last";
import { nameOf } from "../look/name";
import { useWords } from "../words/words";
import { freshRows } from "../inbox/rows";
import { chime, isNews, tellSystem } from "./chime";
import { heardPresence } from "./presence";

const TOGETHER = 120;
const NONE: readonly string[] = [];
const Context = createContext(true);

export function Live({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { state } = useSessionState();
  const expired = state.kind === "in" && state.expired;
  const me = state.kind === "in" ? state.session.staff.id : "";
  const permissions = state.kind === "in" ? state.session.permissions : NONE;
  const isSounding = state.kind === "in" && state.session.staff.settings.sounds !== false;
  const [up, setUp] = useState(true);
  const waiting = useRef(new Map<string, Change>());

  const words = useWords();
  const listen = useRef<(before: InboxRow | undefined, row: InboxRow) => void>(() => undefined);
  listen.current = (before, row) => {
    const isOnScreen = document.visibilityState === "visible" && location.pathname.endsWith(`/${row.id}`);
    if (!isSounding || !isNews(before, row, me, isOnScreen)) return;
    chime();
    tellSystem(nameOf(row.contact.name, row.contact.id, words), lastWords(row, words));
  };

  useEffect(() => {
    if (expired) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const changes = [...waiting.current.values()];
      waiting.current.clear();
      apply(changes);
    };
    const apply = (changes: Change[]) => {
      const ids = (topic: string) => changes.filter((change) => change.topic === topic).map((change) => change.id);
      const talks = ids("conversation");
      if (talks.length) void freshRows(queries, talks, me, (before, row) => listen.current(before, row));
      for (const id of [...talks, ...ids("message")]) {
        void queries.invalidateQueries({ queryKey: ["thread", id] });
        void queries.invalidateQueries({ queryKey: ["conversation", id] });
      }
      // A message is told under its own id, which says nothing of its thread: the one on the screen looks.
      if (ids("message").length) void queries.invalidateQueries({ queryKey: ["thread"], refetchType: "active" });
      for (const id of ids("contact")) void queries.invalidateQueries({ queryKey: ["contact", id] });
      if (ids("cart").length) {
        void queries.invalidateQueries({ queryKey: ["cart"] });
        void queries.invalidateQueries({ queryKey: ["row"], refetchType: "active" });
      }
      if (ids("order").length) for (const key of ["orders", "order-page"]) void queries.invalidateQueries({ queryKey: [key] });
      if (ids("approval").length) void queries.invalidateQueries({ queryKey: ["approvals"] });
      if (talks.length) void queries.invalidateQueries({ queryKey: ["counts"] });
      for (const topic of ["label", "team", "agent"]) if (ids(topic).length) void queries.invalidateQueries({ queryKey: [`${topic}s`] });
    };
    const feed = new Feed((after) => address("/stream", { after, topics: topicsFor(permissions) }), {
      changed: (change) => {
        if (change.topic === "presence") return heardPresence(change);
        waiting.current.set(`${change.topic}/${change.id}`, change);
        timer ??= setTimeout(flush, TOGETHER);
      },
      reset: () => void queries.invalidateQueries(),
      line: (isUp) => {
        setUp(isUp);
        // A stream that was refused may mean that the session is over: any call tells.
        if (!isUp) void line.get("/session").catch((fault: unknown) => ((fault as { status?: number }).status === 401 ? line.onExpired() : undefined));
      },
    });
    return () => {
      feed.close();
      clearTimeout(timer);
    };
  }, [expired, queries, me, permissions]);

  return <Context.Provider value={up}>{children}</Context.Provider>;
}

/** Whether changes arrive by themselves at the moment. */
export const useIsLive = (): boolean => useContext(Context);
