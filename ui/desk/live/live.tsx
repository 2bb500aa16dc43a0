/** What changes at the server changes on the screen: a few asked anew together, never all at once. */

import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { address, line } from "../api/line";
import { useSessionState } from "../session/session";
import { type Change, Feed, topicsFor } from "./feed";
import type { InboxRow } from "../api/contract";
import { lastWords } from "../inbox/last";
import { nameOf } from "../look/name";
import { useWords } from "../words/words";
import { useColleagues, useFollowed } from "../inbox/houses";
import { freshRows, useCounts } from "../inbox/rows";
import { holdsOneOf } from "../thread/held";
import { chime, isNews, isOwn, movedWhere, tellSystem, wantedOf } from "./chime";
import { heardPresence } from "./presence";

/** Milliseconds: so long the first change waits for others; so far apart are two looks; so often numbers are asked for. */
const TOGETHER = 60;
const APART = 220;
const COUNTED = 1_000;
const NONE: readonly string[] = [];
const NOTHING = {};
const Context = createContext(true);

export function Live({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { state } = useSessionState();
  const expired = state.kind === "in" && state.expired;
  const me = state.kind === "in" ? state.session.staff.id : "";
  const permissions = state.kind === "in" ? state.session.permissions : NONE;
  const settings = state.kind === "in" ? state.session.staff.settings : NOTHING;
  const [up, setUp] = useState(true);
  const waiting = useRef(new Map<string, Change>());

  const words = useWords();
  const listen = useRef<(before: InboxRow | undefined, row: InboxRow) => void>(() => undefined);
  const isAway = useColleagues().find((each) => each.id === me)?.away ?? false;
  const wanted = wantedOf(settings, isAway);
  const followed = useFollowed();
  const tell = (title: string, body: string) => {
    chime();
    if (wanted.system) tellSystem(title, body);
  };
  listen.current = (before, row) => {
    const isOnScreen = document.visibilityState === "visible" && location.pathname.endsWith(`/${row.id}`);
    const name = nameOf(row.contact.name, row.contact.id, words);
    const moved = isOwn(row.id) ? null : movedWhere(before, row, me);
    if (moved === "taken") notifications.show({ title: words.t("told.taken", { name }), message: words.t("told.taken.lead") });
    if (moved && wanted.mine) return tell(words.t(`told.${moved}`, { name }), lastWords(row, words));
    if (isNews(before, row, me, isOnScreen, wanted, followed)) tell(name, lastWords(row, words));
  };
  const calls = useCounts().data?.views["mentions"];
  const known = useRef(calls);
  useEffect(() => {
    if (calls !== undefined && known.current !== undefined && calls > known.current && wanted.mentions) tell(words.t("told.mentioned"), words.t("view.mentions"));
    known.current = calls;
    // Told when the number grows, not when wishes change.
  }, [calls]);

  useEffect(() => {
    if (expired) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let counting: ReturnType<typeof setTimeout> | undefined;
    // The server counts once a second for everybody; asking more often would tell no more.
    const countSoon = () => {
      counting ??= setTimeout(() => {
        counting = undefined;
        void queries.invalidateQueries({ queryKey: ["counts"] });
      }, COUNTED);
    };
    let flushed = 0;
    const flush = () => {
      timer = undefined;
      flushed = performance.now();
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
      // What becomes of a message is told under its own id: the thread that shows it looks again.
      const said = new Set(ids("message"));
      if (said.size) void queries.invalidateQueries({ queryKey: ["thread"], refetchType: "active", predicate: (query) => holdsOneOf(query.state.data, said) });
      for (const id of ids("contact")) void queries.invalidateQueries({ queryKey: ["contact", id] });
      if (ids("cart").length) {
        void queries.invalidateQueries({ queryKey: ["cart"] });
        void queries.invalidateQueries({ queryKey: ["row"], refetchType: "active" });
      }
      for (const id of ids("product")) void queries.invalidateQueries({ queryKey: ["catalogue", "sheet", id] });
      if (ids("order").length) for (const key of ["orders", "order-page"]) void queries.invalidateQueries({ queryKey: [key] });
      if (ids("approval").length) void queries.invalidateQueries({ queryKey: ["approvals"] });
      if (talks.length) countSoon();
      if (talks.length || ids("agent").length || ids("team").length) void queries.invalidateQueries({ queryKey: ["floor"] });
      for (const topic of ["label", "team", "agent", "account", "template", "shop", "webhook"]) if (ids(topic).length) void queries.invalidateQueries({ queryKey: [`${topic}s`] });
    };
    const feed = new Feed((after) => address("/stream", { after, topics: topicsFor(permissions) }), {
      changed: (change) => {
        if (change.topic === "presence") return heardPresence(change);
        waiting.current.set(`${change.topic}/${change.id}`, change);
        timer ??= setTimeout(flush, Math.max(TOGETHER, flushed + APART - performance.now()));
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
      clearTimeout(counting);
    };
  }, [expired, queries, me, permissions]);

  return <Context.Provider value={up}>{children}</Context.Provider>;
}

/** Whether changes arrive by themselves at the moment. */
export const useIsLive = (): boolean => useContext(Context);
