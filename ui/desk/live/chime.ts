/** Two quiet notes for a shopper's word that somebody here should hear, and a line from the system if the page is hidden. */

import type { DeskSettings, InboxRow } from "../api/contract";

/** Of what somebody wants to hear; what they never said anything about is told. */
export interface Wanted {
  mine: boolean;
  unassigned: boolean;
  mentions: boolean;
  followed: boolean;
  /** Lines from the system while the page is hidden. */
  system: boolean;
}

export function wantedOf({ sounds, notify = {} }: Pick<DeskSettings, "sounds" | "notify">, isAway: boolean): Wanted {
  const isOn = sounds !== false && !isAway;
  const { mine = true, unassigned = true, mentions = true, followed = true, system = true } = notify;
  return { mine: isOn && mine, unassigned: isOn && unassigned, mentions: isOn && mentions, followed: isOn && followed, system: isOn && system };
}

/** Whether this is worth a sound: a shopper spoke anew where one wants to hear it, and I am not just looking at it. Pure. */
export function isNews(before: InboxRow | undefined, row: InboxRow, me: string, isOnScreen: boolean, wanted: Wanted = wantedOf({}, false), followed: readonly string[] = []): boolean {
  if (!row.last || row.last.direction !== "in" || row.state !== "open" || isOnScreen) return false;
  if (before?.last && before.last.seq >= row.last.seq) return false;
  if (wanted.followed && followed.includes(row.id)) return true;
  return row.owner.kind === "team" ? wanted.unassigned : wanted.mine && row.owner.kind === "person" && row.owner.id === me;
}

/** Whether a conversation came to me, or was taken from me. Pure. */
export function movedWhere(before: InboxRow | undefined, row: InboxRow, me: string): "given" | "taken" | null {
  if (!before || row.state !== "open") return null;
  const had = before.owner.kind === "person" && before.owner.id === me;
  const has = row.owner.kind === "person" && row.owner.id === me;
  if (has === had) return null;
  return has ? "given" : row.owner.kind === "person" ? "taken" : null;
}

const OWN_FOR = 8_000;
const own = new Map<string, number>();

/** One did this oneself without showing it at once: what comes back of it says nothing new. */
export function noteOwn(ids: readonly string[], now = Date.now()): void {
  for (const [id, until] of own) if (until < now) own.delete(id);
  for (const id of ids) own.set(id, now + OWN_FOR);
}

export function isOwn(id: string, now = Date.now()): boolean {
  return (own.get(id) ?? 0) > now;
}

const BETWEEN = 1_200;
let last = 0;

let audio: AudioContext | null = null;

export function chime(): void {
  // Several at once sound once.
  if (Date.now() - last < BETWEEN) return;
  last = Date.now();
  try {
    audio ??= new AudioContext();
    const start = audio.currentTime;
    for (const [at, tone] of [[0, 659], [0.11, 880]] as const) {
      const note = audio.createOscillator();
      const volume = audio.createGain();
      note.frequency.value = tone;
      volume.gain.setValueAtTime(0.0001, start + at);
      volume.gain.exponentialRampToValueAtTime(0.06, start + at + 0.015);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + at + 0.28);
      note.connect(volume).connect(audio.destination);
      note.start(start + at);
      note.stop(start + at + 0.3);
    }
  } catch {
    // No sound here, or none before the first click.
  }
}

/** Shown by the system if it was allowed and nobody sees the page. */
export function tellSystem(title: string, body: string): void {
  if (document.visibilityState === "visible" || !("Notification" in globalThis) || Notification.permission !== "granted") return;
  new Notification(title, { body, tag: "chaffer" });
}

export function askSystem(): void {
  if ("Notification" in globalThis && Notification.permission === "default") void Notification.requestPermission();
}
