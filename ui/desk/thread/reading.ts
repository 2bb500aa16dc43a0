import { useEffect, useRef } from "react";
import type { Message } from "../api/contract";
import { line } from "../api/line";

/** Tell the server what was on the screen, once somebody could see it: the shopper's page shows it, the count goes down. */
export function useReading(conversation: string, messages: readonly Message[], isShown: boolean): void {
  const told = useRef({ conversation, seq: 0 });
  const newest = messages.findLast((message) => message.direction === "in" && !message.read_at)?.seq ?? 0;
  useEffect(() => {
    if (told.current.conversation !== conversation) told.current = { conversation, seq: 0 };
    const tell = () => {
      if (!isShown || !newest || newest <= told.current.seq || document.visibilityState !== "visible" || !document.hasFocus()) return;
      told.current.seq = newest;
      line.post(`/conversations/${conversation}/read`, { seq: newest }).catch(() => {
        told.current.seq = 0;
      });
    };
    const timer = setTimeout(tell, 600);
    addEventListener("focus", tell);
    return () => {
      clearTimeout(timer);
      removeEventListener("focus", tell);
    };
  }, [conversation, newest, isShown]);
}
