/** A large file on its way to the server: in pieces, going on where it stopped. */

import { line, Refused, Unreachable } from "../api/line";

export const PIECE = 2_000_000;
const TRIES = 6;

export interface ImportRow {
  id: string;
  format: string;
  source: string;
  state: string;
  dry: boolean;
  bytes: number;
  received: number;
  bytes_read: number;
  lines: number;
  products: number;
  added: number;
  unchanged: number;
  failed: number;
  noted: number;
  stop_asked: boolean;
  began_at: string;
  ended_at: string | null;
}

export interface ImportOut extends ImportRow {
  problems: { line: number; problem: string; value: string }[];
  changes: { line: number; product_id: string; title: string; fields: string[]; sku: string; minor_before: number | null; minor: number | null; currency: string }[];
}

/** Shopify's export is a table; everything else is read line by line as JSON. */
export const formatOf = (name: string) => (/\.(csv|tsv|txt)$/i.test(name) ? "shopify-csv" : "jsonl");

type Put = (id: string, at: number, piece: Blob) => Promise<{ received: number }>;
const put: Put = (id, at, piece) => line.call("PUT", `/imports/${id}/bytes/${at}`, { bytes: piece });

/** Raises Refused, Unreachable once it was tried often enough. */
export async function sendFile(id: string, file: Blob, told: (sent: number) => void, send: Put = put, wait = 1_000): Promise<void> {
  let at = 0;
  let tries = 0;
  while (at < file.size) {
    try {
      at = (await send(id, at, file.slice(at, at + PIECE))).received;
      tries = 0;
    } catch (fault) {
      const there = fault instanceof Refused && fault.status === 409 ? Number(fault.problem.details["received"]) : NaN;
      if (there > at) at = there;
      else if (fault instanceof Unreachable && ++tries < TRIES) await new Promise((done) => setTimeout(done, wait * tries));
      else throw fault;
    }
    told(at);
  }
}
