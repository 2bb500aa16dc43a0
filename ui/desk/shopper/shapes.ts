/** The server's shapes that the panel's further sections read; api/described.ts holds them to the description. */

export interface Recipient {
  id: string;
  key: string;
  label: string;
  name: string;
  phone: string;
  address: Record<string, unknown> | null;
  likes: string[];
  dislikes: string[];
  days: Record<string, string>;
}

export interface Wish {
  id: string;
  product_id: string;
  sku: string;
  title: string;
  options: Record<string, string>;
  state: string;
  asked_at: string;
}

export interface Profile {
  contact_id: string;
  sizes: Record<string, number>;
  people: Recipient[];
  wishes: Wish[];
  fields: Record<string, string | number>;
  other: Record<string, unknown>;
  labels: string[];
}

export interface CustomField {
  id: string;
  key: string;
  name: string;
  kind: string;
  choices: string[];
}

export interface Alike {
  contact_id: string;
  name: string;
  reasons: { by: string; shared: string }[];
}

export interface Address {
  id: string;
  name: string;
  lines: string[];
  city: string;
  region: string;
  postcode: string;
  country: string;
  phone: string;
  used_at: string | null;
}

export interface Merge {
  id: string;
  from_contact_id: string;
  into_contact_id: string;
  evidence: Record<string, string>;
  actor_kind: string;
  at: string;
  undone_at: string | null;
}
