/** The server's shapes that this part reads; api/described.ts holds them to the description. */

import type { Money } from "../api/contract";

export interface Client {
  contact_id: string;
  name: string;
  language: string;
  since: string;
  blocked: boolean;
  orders: number;
  spent: Money[];
  last_bought_at: string | null;
  wishes: number;
  sizes: Record<string, number>;
  labels: string[];
  occasions: { kind: string; whose: string; on: string }[];
  conversation_id: string;
  channel: string;
  window_until: string | null;
  last_wrote_at: string | null;
}

export interface BoardProduct {
  id: string;
  title: string;
  image_url: string;
  minor: number | null;
  currency: string;
  available: boolean;
}

export interface Board {
  id: string;
  staff_id: string;
  name: string;
  note: string;
  product_ids: string[];
  products: BoardProduct[];
  updated_at: string;
}

export interface Reached {
  contact_id: string;
  name: string;
  how: string;
  channel: string;
  text: string;
  why_not: string;
  waits: boolean;
  conversation_id: string;
  message_ids: string[];
}

export interface MonthSum {
  month: string;
  staff_id: string;
  staff_name: string;
  amount: Money;
  base: Money;
  orders: number;
}

export interface Commission {
  id: string;
  order_id: string;
  order_number: string;
  staff_id: string;
  staff_name: string;
  kind: string;
  amount: Money;
  base: Money;
  month: string;
  at: string;
  lead_kind: string;
  lead_at: string;
  basis_points: number;
}
