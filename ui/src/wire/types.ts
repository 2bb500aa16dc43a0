/** What the server says to this page and hears from it. The shapes of /sandbox/phone and /demo. */

export type Status = "" | "sent" | "delivered" | "read" | "failed";

/** A Graph API message body (theirs) or a webhook message element (mine): read it through wire/read only. */
export type Payload = Record<string, unknown>;

export interface Message {
  id: string;
  from: "me" | "business";
  at: string;
  status: Status;
  payload: Payload;
  reply_to?: string;
  client_id?: string;
  /** A template as the shopper sees it; the payload has only its name and parameters. */
  rendered?: Payload;
}

export interface Channel {
  kind: string;
  ready: boolean;
  coming?: boolean;
  /** Of a way to the shop that has a page of its own. */
  url?: string;
}

export interface Suggestion {
  language: string;
  text: string;
}

export interface CatalogItem {
  product_retailer_id: string;
  title: string;
  /** As locals write it, such as "$149.00". */
  price: string;
  image?: string;
  /** Major units, as WhatsApp's order message carries them. */
  item_price?: number;
  currency?: string;
}

export interface Catalog {
  id: string;
  products: CatalogItem[];
}

export interface Business {
  name: string;
  about: string;
  avatar: string;
  number: string;
}

export interface PhoneState {
  me: { wa_id: string; name: string };
  business: Business;
  channels: Channel[];
  suggestions: Suggestion[];
  messages: Message[];
  catalog?: Catalog;
}

export type PhoneEvent =
  | { kind: "message"; message: Message }
  | { kind: "status"; id: string; status: Status }
  | { kind: "typing" }
  | { kind: "reset" };

export type Stage =
  | "kept"
  | "understood"
  | "decided"
  | "promised"
  | "sent"
  | "delivered"
  | "read"
  | "paid"
  | "packed"
  | "shipped"
  | "scan";

export interface Chip {
  label: string;
  value: string;
}

export interface Step {
  id: string;
  message: string;
  stage: Stage | (string & {});
  at: string;
  title: string;
  chips?: Chip[];
  record?: unknown;
  /** Milliseconds since the message was kept; none where no message began it. */
  ms?: number | null;
}

export interface Order {
  id: string;
  number: string;
  total: string;
  status: string;
  can: string[];
  lines: string[];
}
