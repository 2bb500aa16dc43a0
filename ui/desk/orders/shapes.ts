/** What the desk reads of orders, carts and money that waits; described.ts holds it against the server's description. */

import type { Money, Verdict } from "../api/contract";

export interface OrderRow {
  id: string;
  number: string;
  contact_id: string;
  contact_name: string;
  conversation_id: string;
  channel: string;
  state: string;
  payment_state: string;
  fulfilment_state: string;
  payment_method: string;
  units: number;
  total: Money;
  refunded: Money;
  placed_at: string;
}

export interface OrderLine {
  id: string;
  variant_id: string;
  product_id: string;
  sku: string;
  title: string;
  options: Record<string, string>;
  image_url: string;
  quantity: number;
  unit: Money;
  total: Money;
  shipped_quantity: number;
  refunded_quantity: number;
  returned_quantity: number;
}

export interface Scan {
  code: string;
  place: string;
  at: string;
}

export interface Parcel {
  id: string;
  state: string;
  carrier: string;
  tracking_number: string;
  tracking_url: string;
  shipped_at: string | null;
  delivered_at: string | null;
  lines: Record<string, number>;
}

export interface WholeOrder {
  id: string;
  number: string;
  contact_id: string;
  conversation_id: string;
  state: string;
  payment_state: string;
  fulfilment_state: string;
  subtotal: Money;
  discount: Money;
  shipping: Money;
  tax: Money;
  total: Money;
  refunded: Money;
  address: Record<string, string> | null;
  email: string;
  payment_method: string;
  shipping_name: string;
  placed_at: string;
  paid_at: string | null;
  cancel_reason: string;
  lines: OrderLine[];
  shipments: Parcel[];
  gift_note: string;
  delivery_date: string;
}

export interface LineOptions {
  line_id: string;
  sku: string;
  title: string;
  quantity: number;
  cancel: Verdict;
  change: Verdict;
  give_back: Verdict;
  exchange: Verdict;
}

export interface Options {
  order_id: string;
  cancel: Verdict;
  change_address: Verdict;
  lines: LineOptions[];
  methods: string[];
  bonus_percent: number;
  postage: Money;
  fee_percent: number;
  waiting: { id: string; kind: string; state: string; due_at: string | null }[];
}

export interface Approval {
  id: string;
  wish: string;
  kind: string;
  command: Record<string, unknown>;
  amount: Money;
  reason: string;
  state: string;
  order_id: string;
  number: string;
  contact_id: string;
  conversation_id: string;
  asked_kind: string;
  asked_id: string;
  decided_id: string;
  answer: string;
  error: string;
  created_at: string;
  due_at: string | null;
  decided_at: string | null;
  ended_at: string | null;
}

export interface Refund {
  id: string;
  state: string;
  amount: Money;
  bonus: Money;
  reason: string;
  error: string;
  method: string;
  created_at: string;
  due?: boolean;
}

export interface Return {
  id: string;
  kind: string;
  state: string;
  reason: string;
  worth: Money;
  given: Money;
  carrier: string;
  tracking_number: string;
  label_url: string;
  created_at: string;
  received_at: string | null;
  lines?: { order_line_id: string; quantity: number; received: number }[];
}

export interface LedgerLine {
  key: string;
  kind: string;
  account: string;
  amount: Money;
  at: string;
}

export interface Paper {
  id: string;
  kind: string;
  label: string;
  total: Money;
  issued_at: string;
}

export interface CartRow {
  id: string;
  contact_id: string;
  contact_name: string;
  conversation_id: string;
  channel: string;
  owner: { kind: string; id?: string; name?: string } | null;
  units: number;
  titles: string[];
  total: Money;
  created_at: string;
  updated_at: string;
}

export interface MoneyRules {
  limits: Record<string, Record<string, number>>;
  voucher_percent: number | null;
  undo_seconds: number;
  undo_seconds_keys: number;
  expires_hours: number;
}

/** An answer of a route that moves money: what it is, or that nothing has moved yet. */
export type Maybe<T> = T | { approval: Approval };

export function waits(answer: unknown): Approval | null {
  return answer !== null && typeof answer === "object" && "approval" in answer ? (answer as { approval: Approval }).approval : null;
}
