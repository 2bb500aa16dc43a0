import { useEffect, useRef } from "react";
import type { Message } from "../api/contract";
import { line } from "../api/line";

/** call: the newest note in which one was called in. Tell the server what was on the screen, once somebody could see it: the shopper's page shows it, the count goes down. */
export function useReading(conversation: string, messages: readonly Message[], isShown: boolean, call = ""): void {
  const told = useRef({ conversation, seq: 0, call: "" });
  const latest = messages.at(-1)?.seq ?? 0;
  const newest = messages.findLast((message) => message.direction === "in" && !message.read_at)?.seq ?? 0;
  useEffect(() => {
    if (told.current.conversation !== conversation) told.current = { conversation, seq: 0, call: "" };
    const tell = () => {
      const isNew = newest > told.current.seq || (call !== "" && call !== told.current.call);
      if (!isShown || !isNew || document.visibilityState !== "visible" || !document.hasFocus()) return;
      told.current = { conversation, seq: newest, call };
      line.post(`/conversations/${conversation}/read`, { seq: Math.max(0, newest || latest) }).catch(() => {
        told.current = { conversation, seq: 0, call: "" };
      });
    };
    const timer = setTimeout(tell, 600);
    addEventListener("focus", tell);
    return () => {
      clearTimeout(timer);
      removeEventListener("focus", tell);
    };
  }, [conversation, newest, latest, isShown, call]);
}
