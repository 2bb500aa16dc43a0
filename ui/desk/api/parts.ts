/** What can be said, as the server tells it: kernel/message.py, part by part. */

import type { Money } from "./contract";

export interface Choice {
  id: string;
  label: string;
  description?: string;
}

export interface ProductCard {
  product_id: string;
  sku: string;
  title: string;
  price: string;
  subtitle?: string;
  image_url?: string;
  url?: string;
  choices?: Choice[];
}

export interface Line {
  sku: string;
  quantity: number;
  title?: string;
  unit_price?: Money | null;
  price?: string;
}

export interface Media {
  type: "media";
  kind: "image" | "video" | "audio" | "document" | "sticker";
  url?: string;
  file_id?: string;
  mime?: string;
  caption?: string;
  alt?: string;
  filename?: string;
  voice?: boolean;
}

interface Bill {
  lines?: Line[];
  subtotal?: Money | null;
  discount?: Money | null;
  shipping?: Money | null;
  tax?: Money | null;
}

export type Part =
  | { type: "text"; text: string }
  | { type: "choices"; body: string; choices: Choice[]; footer?: string; image_url?: string }
  | Media
  | { type: "product_cards"; body: string; cards: ProductCard[]; more?: Choice[]; footer?: string }
  | { type: "cart"; lines: Line[]; body?: string; total?: string; choices?: Choice[] }
  | ({ type: "payment_request"; body: string; label: string; url: string; amount: Money; reference: string } & Bill)
  | { type: "payment_notice"; reference: string; status: string; amount?: Money | null }
  | { type: "order_status"; body: string; reference: string; status: string; paid?: boolean }
  | { type: "catalogue"; body: string; choices?: Choice[]; open_label?: string }
  | { type: "order_receipt"; body: string; order_id: string; number: string; lines: Line[]; total: string; url?: string; label?: string }
  | { type: "order"; body: string; order_id: string; number: string; status: string; url?: string; label?: string; choices?: Choice[] }
  | { type: "voucher"; body: string; code: string; expires?: string; url?: string }
  | { type: "form"; body: string; name: string; label: string; fields: { name: string; label: string }[]; answers?: Record<string, string>; choices?: Choice[] }
  | { type: "times"; body: string; slots: Choice[]; time_zone: string }
  | { type: "link"; body: string; url: string; label: string; image_url?: string }
  | { type: "location"; latitude: number; longitude: number; name?: string; address?: string }
  | { type: "ask_location"; body: string }
  | { type: "contact"; name: string; phones?: string[]; emails?: string[] }
  | { type: "template"; name: string; language: string; category: string; preview?: string; body_values?: string[]; header_image_url?: string; header?: Media | null; cards?: { header: Media }[]; offer_ends_at?: string | null }
  | { type: "card"; title: string; body?: string; price?: string; image_url?: string; url?: string; choices?: Choice[] }
  | { type: "tapped"; id: string; label: string }
  | { type: "reaction"; to: string; emoji: string }
  | { type: "edit"; of: string; text: string }
  | { type: "delete"; of: string }
  | { type: "call"; state: "ringing" | "missed" | "ended"; seconds?: number }
  | { type: "unsupported"; what: string; detail?: string };

/** Every kind there is, each drawn by its own case; a test holds this against the kernel. */
export const KINDS: readonly Part["type"][] = [
  "text", "choices", "media", "product_cards", "cart", "payment_request", "payment_notice", "order_status",
  "catalogue", "order_receipt", "order", "voucher", "form", "times", "link", "location", "ask_location", "contact",
  "template", "card", "tapped", "reaction", "edit", "delete", "call", "unsupported",
]; // prettier-ignore
