/** Saved answers by a stroke: "/ho" at the beginning of a word. Pure. */

import type { SavedReply } from "../api/contract";

export interface Slash {
  /** Where the stroke stands in the text. */
  from: number;
  to: number;
  asked: string;
}

/** The stroke that the cursor stands behind, if it does. */
export function slashAt(text: string, cursor: number): Slash | null {
  const before = text.slice(0, cursor);
  const found = /(^|\s)\/([^\s/]*)$/.exec(before);
  if (!found) return null;
  const asked = found[2] ?? "";
  return { from: cursor - asked.length - 1, to: cursor, asked };
}

/** Those that fit: by shortcut first, then by title or words; in the thread's language before others. */
export function fitting(replies: readonly SavedReply[], asked: string, language: string): SavedReply[] {
  const wanted = asked.toLowerCase();
  const rank = (reply: SavedReply) => {
    const shortcut = reply.shortcut.toLowerCase();
    const place = shortcut.startsWith(wanted) ? 0 : shortcut.includes(wanted) || reply.title.toLowerCase().includes(wanted) ? 1 : reply.text.toLowerCase().includes(wanted) ? 2 : 9;
    return place * 2 + (reply.language && reply.language !== language ? 1 : 0);
  };
  return replies.filter((reply) => rank(reply) < 18).sort((a, b) => rank(a) - rank(b) || a.shortcut.localeCompare(b.shortcut)).slice(0, 8);
}

export function replaced(text: string, slash: Slash, words: string): { text: string; cursor: number } {
  return { text: text.slice(0, slash.from) + words + text.slice(slash.to), cursor: slash.from + words.length };
}
