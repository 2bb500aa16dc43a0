/** Two quiet notes for a shopper's word that somebody here should hear, and a line from the system if the page is hidden. */

import type { InboxRow } from "../api/contract";

/** Whether this is worth a sound: a shopper spoke anew, to me or to nobody, and I am not just looking at it. Pure. */
export function isNews(before: InboxRow | undefined, row: InboxRow, me: string, isOnScreen: boolean): boolean {
  if (!row.last || row.last.direction !== "in" || row.state !== "open" || isOnScreen) return false;
  if (before?.last && before.last.seq >= row.last.seq) return false;
  return row.owner.kind === "team" || (row.owner.kind === "person" && row.owner.id === me);
}

let audio: AudioContext | null = null;

export function chime(): void {
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
