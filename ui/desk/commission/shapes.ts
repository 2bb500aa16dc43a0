/** The server's shapes that this page reads; api/described.ts holds them to the description. */

export interface Rule {
  days: number;
  basis_points: number;
  counts: "selling" | "any";
  people: Record<string, number>;
}

export interface Caps {
  to_shopper: number;
  by_person: number;
}

export interface Stylist {
  staff_id: string;
  signature: string;
  account_id: string;
}

export interface Account {
  id: string;
  kind: string;
  external_id: string;
  name: string;
  state: string;
}
