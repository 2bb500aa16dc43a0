/** What the phone sends when something is tapped: webhook message elements, as WhatsApp writes them. */

import type { Payload } from "../wire/types";
import type { Place, Row } from "./bubble";

export function written(body: string): Payload {
  return { type: "text", text: { body } };
}

export function tapped(id: string, title: string, messageId: string): Payload {
  const interactive = { type: "button_reply", button_reply: { id, title } };
  return { type: "interactive", interactive, context: { id: messageId } };
}

export function picked(row: Row, messageId: string): Payload {
  const reply = row.description ? row : { id: row.id, title: row.title };
  return { type: "interactive", interactive: { type: "list_reply", list_reply: { ...reply } }, context: { id: messageId } };
}

/** A quick reply of a template comes back as a `button`, not as an interactive reply. */
export function quick(payload: string, text: string, messageId: string): Payload {
  return { type: "button", button: { payload, text }, context: { id: messageId } };
}

export function located(place: Place, messageId?: string): Payload {
  const payload: Payload = { type: "location", location: { ...place } };
  return messageId ? { ...payload, context: { id: messageId } } : payload;
}

export interface Photo {
  id: string;
  mime_type: string;
  sha256: string;
  url: string;
}

export function photographed(photo: Photo, caption = ""): Payload {
  return { type: "image", image: caption ? { ...photo, caption } : { ...photo } };
}

export interface OrderedItem {
  product_retailer_id: string;
  quantity: number;
  /** Major units: what the phone believes the price is. The server prices again. */
  item_price: number;
  currency: string;
}

export function ordered(catalogId: string, wanted: OrderedItem[], text = ""): Payload {
  const order = { catalog_id: catalogId, product_items: wanted };
  return { type: "order", order: text ? { ...order, text } : order };
}
