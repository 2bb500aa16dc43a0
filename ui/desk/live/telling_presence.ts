import { useCallback, useEffect, useRef } from "react";
import { line } from "../api/line";
import type { Doing } from "./presence";

const VIEW_EVERY = 30_000;
const TYPE_EVERY = 4_000;

/** Tell colleagues that one looks, and the bot that one writes. The function returned is called on every keystroke. */
export function usePresenceTold(conversation: string, isOn: boolean): () => void {
  const last = useRef(0);
  const tell = useCallback((doing: Doing) => void line.post(`/conversations/${conversation}/presence`, { doing }).catch(() => undefined), [conversation]);
  useEffect(() => {
    if (!isOn) return undefined;
    const look = () => {
      if (document.visibilityState === "visible") tell("viewing");
    };
    look();
    const timer = setInterval(look, VIEW_EVERY);
    return () => {
      clearInterval(timer);
      tell("left");
    };
  }, [tell, isOn]);
  return useCallback(() => {
    if (!isOn || Date.now() - last.current < TYPE_EVERY) return;
    last.current = Date.now();
    tell("typing");
  }, [tell, isOn]);
}
