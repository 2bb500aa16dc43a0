/** A message in one line, for quotes. Pure. */

import { plain } from "../../src/view/markup";
import type { Part } from "../api/parts";

export function excerptOf(parts: readonly Part[]): string {
  return parts.map(wordsOf).find(Boolean) ?? "";
}

export function wordsOf(part: Part): string {
  switch (part.type) {
    case "text":
    case "edit":
      return plain(part.text);
    case "media":
      return part.caption || part.filename || part.alt || "";
    case "tapped":
      return part.label;
    case "template":
      return plain(part.preview || part.name);
    case "card":
      return part.title;
    case "contact":
      return part.name;
    case "location":
      return part.name || part.address || "";
    case "product_cards":
      return plain(part.body) || (part.cards[0]?.title ?? "");
    case "cart":
      return plain(part.body ?? "") || part.lines.map((line) => line.title || line.sku).join(", ");
    case "voucher":
      return plain(part.body) || part.code;
    case "reaction":
      return part.emoji;
    case "unsupported":
      return part.what;
    case "payment_notice":
      return part.status;
    case "delete":
    case "call":
      return "";
    default:
      return plain(part.body);
  }
}
