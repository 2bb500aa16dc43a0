/** How a channel does, in one of three colours, and the words for it. */

import type { AdminKey } from "./words";
import type { Channel, Health } from "./told";

export type Mood = "good" | "waiting" | "bad";

export interface Sign {
  mood: Mood;
  says: AdminKey;
  at: string | null;
}

/** Whether the last call that named the account was signed with another secret. */
export function isForged({ heard_at, refused_at }: Health): boolean {
  return refused_at !== null && (heard_at === null || Date.parse(refused_at) > Date.parse(heard_at));
}

export function handshakeSign({ shaken_at, heard_at }: Health): Sign {
  if (shaken_at) return { mood: "good", says: "sign.shaken", at: shaken_at };
  // A webhook that came proves that the address is known there.
  return heard_at ? { mood: "good", says: "sign.known", at: null } : { mood: "waiting", says: "sign.waiting.shake", at: null };
}

export function webhookSign(health: Health): Sign {
  if (isForged(health)) return { mood: "bad", says: "sign.forged", at: health.refused_at };
  return health.heard_at ? { mood: "good", says: "sign.heard", at: health.heard_at } : { mood: "waiting", says: "sign.waiting.heard", at: null };
}

/** Whether nothing is wrong with it, only that nobody wrote there yet. */
export function isQuiet(channel: Channel): boolean {
  const { kind, state, trouble, health } = channel;
  return kind === "whatsapp" && state === "active" && !trouble && !health.heard_at && !health.refusal && !isForged(health) && health.quality !== "red" && health.quality !== "yellow";
}

export function moodOf(channel: Channel): Mood {
  const { state, trouble, health, kind } = channel;
  if (state === "broken" || health.refusal || health.quality === "red" || (kind === "whatsapp" && isForged(health))) return "bad";
  if (state === "paused" || trouble || health.quality === "yellow") return "waiting";
  if (kind === "whatsapp" && !health.heard_at) return "waiting";
  return "good";
}
