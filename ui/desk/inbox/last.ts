/** What a row says of the last message. Pure. */

import type { InboxRow } from "../api/contract";
import type { Key } from "../words/tables";
import type { Words } from "../words/words";

/** Kinds that say more by what they are than by their words. */
const KIND_WORDS: Partial<Record<string, Key>> = {
  image: "kind.image", video: "kind.video", audio: "kind.audio", voice: "kind.voice", document: "kind.document", sticker: "kind.sticker",
  media: "kind.media", product_cards: "kind.product_cards", cart: "kind.cart", payment_request: "kind.payment_request",
  payment_notice: "kind.payment_notice", order: "kind.order", order_receipt: "kind.order_receipt", order_status: "kind.order",
  voucher: "kind.voucher", form: "kind.form", location: "kind.location", contact: "kind.contact", reaction: "kind.reaction",
  delete: "kind.delete", unsupported: "kind.unsupported", template: "kind.template", times: "kind.times",
}; // prettier-ignore

export function lastWords(row: InboxRow, { t }: Words): string {
  if (!row.last) return t("row.empty");
  const { kind, text } = row.last;
  const named = KIND_WORDS[kind];
  if (!named) return text || t("kind.unsupported");
  if (kind === "reaction" && text) return t("row.reacted", { emoji: text });
  return text ? `${t(named)}: ${text}` : t(named);
}

/** Who said it: empty for the shopper, whose row it is. */
export function lastAuthor(row: InboxRow, me: string, { t }: Words): string {
  if (!row.last || row.last.direction === "in") return "";
  if (row.last.author_kind === "bot") return t("row.bot");
  if (row.owner.kind === "person" && row.owner.id === me && row.last.author_kind === "staff") return t("row.you");
  return row.last.author_kind === "staff" ? t("row.us") : "";
}

export type Urgency = "late" | "soon" | "calm";

/** How near a deadline is: late once past, soon within a quarter of an hour. */
export function urgency(due: string | null, now: number): Urgency | null {
  if (!due) return null;
  const gap = Date.parse(due) - now;
  return gap <= 0 ? "late" : gap < 15 * 60_000 ? "soon" : "calm";
}

/** The reply window is worth a word in its last four hours, and once it is shut. */
export function windowWord(until: string | null, now: number): "shut" | "closing" | null {
  if (!until) return null;
  const gap = Date.parse(until) - now;
  return gap <= 0 ? "shut" : gap < 4 * 3600_000 ? "closing" : null;
}
