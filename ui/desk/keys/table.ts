/** Which key does what. By the key's place on the board, so that they work whatever letters are printed on it. */

import type { Key } from "../words/tables";

export type Command =
  | "next" | "previous" | "reply" | "note" | "assign" | "close" | "snooze" | "search" | "sheet" | "palette" | "take"
  | "panel" | "back" | "send_and_close" | "pick" | "pick_range" | "pick_all" | "follow"; // prettier-ignore

export interface Binding {
  command: Command;
  /** KeyboardEvent.code */
  code: string;
  /** As printed on an English board. */
  shown: string;
  ctrl?: boolean;
  shift?: boolean;
  /** Also while somebody writes. */
  anywhere?: boolean;
}

export const BINDINGS: readonly Binding[] = [
  { command: "next", code: "KeyJ", shown: "J" },
  { command: "next", code: "ArrowDown", shown: "↓" },
  { command: "previous", code: "KeyK", shown: "K" },
  { command: "previous", code: "ArrowUp", shown: "↑" },
  { command: "reply", code: "KeyR", shown: "R" },
  { command: "note", code: "KeyN", shown: "N" },
  { command: "assign", code: "KeyA", shown: "A" },
  { command: "take", code: "KeyT", shown: "T" },
  { command: "close", code: "KeyE", shown: "E" },
  { command: "snooze", code: "KeyZ", shown: "Z" },
  { command: "pick", code: "KeyX", shown: "X" },
  { command: "pick_range", code: "KeyX", shown: "X", shift: true },
  { command: "pick_all", code: "KeyA", shown: "A", shift: true },
  { command: "follow", code: "KeyF", shown: "F" },
  { command: "panel", code: "KeyI", shown: "I" },
  { command: "search", code: "Slash", shown: "/" },
  { command: "back", code: "Escape", shown: "Esc" },
  { command: "sheet", code: "Slash", shown: "?", shift: true },
  { command: "palette", code: "KeyK", shown: "K", ctrl: true, anywhere: true },
  { command: "send_and_close", code: "Enter", shown: "Enter", ctrl: true, shift: true, anywhere: true },
];

export const NAMES: Record<Command, Key> = {
  next: "keys.next", previous: "keys.previous", reply: "keys.reply", note: "keys.note", assign: "keys.assign", take: "keys.take",
  close: "keys.close", snooze: "keys.snooze", search: "keys.search", sheet: "keys.sheet", palette: "keys.palette", panel: "keys.panel",
  pick: "keys.pick", pick_range: "keys.pick_range", pick_all: "keys.pick_all", follow: "keys.follow", back: "keys.back", send_and_close: "keys.send_and_close",
}; // prettier-ignore

export interface Pressed {
  code: string;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

/** isWriting: the cursor stands in a field. */
export function commandOf(pressed: Pressed, isWriting: boolean): Command | null {
  if (pressed.isComposing || pressed.altKey) return null;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  // On many boards "?" and "/" lie elsewhere: what was typed counts before where it was.
  if (!isWriting && !ctrl && pressed.key === "?") return "sheet";
  if (!isWriting && !ctrl && pressed.key === "/") return "search";
  const found = BINDINGS.find(
    (binding) => binding.code === pressed.code && Boolean(binding.ctrl) === ctrl && Boolean(binding.shift) === pressed.shiftKey && (binding.anywhere || !isWriting),
  );
  return found?.command ?? null;
}
