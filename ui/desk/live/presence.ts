/** Who looks at a conversation or writes in it. Nothing of it is kept: what is not repeated fades. */

import { useSyncExternalStore } from "react";
import type { Change } from "./feed";

export type Doing = "viewing" | "typing" | "left";

export interface Present {
  conversation: string;
  staff: string;
  doing: Doing;
  until: number;
}

const HOLDS: Record<Doing, number> = { viewing: 45_000, typing: 8_000, left: 0 };

/** Pure: the list after somebody was heard. */
export function heard(list: readonly Present[], { id: conversation, who: staff = "", doing: what = "" }: Change, now: number): Present[] {
  const others = list.filter((each) => each.until > now && !(each.conversation === conversation && each.staff === staff));
  if (what !== "viewing" && what !== "typing") return others;
  return [...others, { conversation, staff, doing: what, until: now + HOLDS[what] }];
}

let present: Present[] = [];
const listeners = new Set<() => void>();

export function heardPresence(change: Change): void {
  present = heard(present, change, Date.now());
  for (const each of listeners) each();
}

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePresent(): Present[] {
  return useSyncExternalStore(follow, () => present);
}
