import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useSession, useSessionState } from "../session/session";
import { Outbox } from "./outbox";
import { ofConversation, type Send } from "./queue";

const Context = createContext<Outbox | null>(null);

export function OutboxProvider({ children }: { children: ReactNode }) {
  const { shop, staff } = useSession();
  const { state } = useSessionState();
  const queries = useQueryClient();
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  useEffect(() => {
    const opened = new Outbox(`sends.${shop.id}.${staff.id}`, (send) => {
      void queries.invalidateQueries({ queryKey: ["thread", send.conversation] });
    });
    setOutbox(opened);
    return () => opened.close();
  }, [shop.id, staff.id, queries]);
  const expired = state.kind === "in" && state.expired;
  useEffect(() => {
    if (!expired) void outbox?.work();
  }, [expired, outbox]);
  if (!outbox) return null;
  return <Context.Provider value={outbox}>{children}</Context.Provider>;
}

export function useOutbox(): Outbox {
  const outbox = useContext(Context);
  if (!outbox) throw new Error("no OutboxProvider above");
  return outbox;
}

export function useSends(conversation: string): Send[] {
  const outbox = useOutbox();
  return ofConversation(useSyncExternalStore(outbox.follow, outbox.all), conversation);
}

export function useWaitingSends(): number {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.follow, outbox.all).filter((send) => send.state === "waiting" || send.state === "sending").length;
}
