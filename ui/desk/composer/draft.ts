/** What is being written in each conversation, kept in this browser until it is sent. */

import { remembered } from "../look/remembered";

export interface Draft {
  mode: "reply" | "note";
  reply: string;
  note: string;
}

export const BLANK: Draft = { mode: "reply", reply: "", note: "" };

const nameOf = (shop: string, staff: string, conversation: string) => `draft.${shop}.${staff}.${conversation}`;

export function readDraft(shop: string, staff: string, conversation: string): Draft {
  return { ...BLANK, ...remembered.json<Partial<Draft>>(nameOf(shop, staff, conversation), {}) };
}

export function keepDraft(shop: string, staff: string, conversation: string, draft: Draft): void {
  const isBlank = !draft.reply.trim() && !draft.note.trim();
  remembered.set(nameOf(shop, staff, conversation), isBlank ? "" : JSON.stringify(draft));
}
