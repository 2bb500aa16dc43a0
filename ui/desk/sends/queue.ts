/** What is written but not yet with the server. Pure: each step gives a new list, so that nothing is sent twice or lost.

   A send keeps its key from the first try to the last: the server does it once however often it is asked. It forgets
   keys after a day, so what is older waits for its writer to say whether it is still wanted.
*/

export type SendBody = Record<string, unknown>;

export interface Send {
  /** Idempotency key, and the id of the bubble that stands in for the message until it is there. */
  key: string;
  conversation: string;
  /** reply goes to the shopper, note stays in the house. */
  kind: "reply" | "note";
  body: SendBody;
  /** What the bubble shows meanwhile. */
  text: string;
  at: number;
  state: "waiting" | "sending" | "refused" | "stale";
  tries: number;
  /** Why the server refused, in its code and words. */
  trouble?: { code: string; detail: string };
}

export const KEYS_HOLD_FOR = 20 * 3600_000;
const PAUSES = [0, 1_000, 3_000, 8_000, 20_000];

export function added(sends: readonly Send[], send: Omit<Send, "state" | "tries">): Send[] {
  if (sends.some((each) => each.key === send.key)) return [...sends];
  return [...sends, { ...send, state: "waiting", tries: 0 }];
}

/** The next to go: in each conversation one after the other, so that words keep their order. */
export function nextToSend(sends: readonly Send[]): Send | null {
  const busy = new Set(sends.filter((each) => each.state === "sending").map((each) => each.conversation));
  return sends.find((each) => each.state === "waiting" && !busy.has(each.conversation)) ?? null;
}

export function began(sends: readonly Send[], key: string): Send[] {
  return changed(sends, key, (send) => ({ ...send, state: "sending", tries: send.tries + 1 }));
}

/** The server has it: it stands in the thread from now on. */
export function done(sends: readonly Send[], key: string): Send[] {
  return sends.filter((send) => send.key !== key);
}

/** Nobody answered. It may have arrived, so it goes again under the same key. */
export function unanswered(sends: readonly Send[], key: string): Send[] {
  return changed(sends, key, (send) => ({ ...send, state: "waiting" }));
}

export function refused(sends: readonly Send[], key: string, trouble: { code: string; detail: string }): Send[] {
  return changed(sends, key, (send) => ({ ...send, state: "refused", trouble }));
}

/** The writer wants it after all. What was refused was not done, so a new key is right; what is stale may have been. */
export function again(sends: readonly Send[], key: string, newKey: string, now: number): Send[] {
  return changed(sends, key, ({ trouble: _, ...send }) => ({ ...send, key: newKey, at: now, state: "waiting", tries: 0 }));
}

/** After a reload: what was under way is asked again, what the server may have forgotten is not. */
export function woken(sends: readonly Send[], now: number): Send[] {
  return sends.map((send) => {
    if (send.state === "refused" || send.state === "stale") return send;
    return { ...send, state: now - send.at > KEYS_HOLD_FOR ? "stale" : "waiting" };
  });
}

/** Milliseconds before the try after so many. */
export function pause(tries: number): number {
  return PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0;
}

export function ofConversation(sends: readonly Send[], conversation: string): Send[] {
  return sends.filter((send) => send.conversation === conversation);
}

function changed(sends: readonly Send[], key: string, change: (send: Send) => Send): Send[] {
  return sends.map((send) => (send.key === key ? change(send) : send));
}
