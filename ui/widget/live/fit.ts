/** What one frame can carry: 4000 characters of words, 8192 bytes in all; and which files can be sent. Pure. */

import type { Page } from "./frames";

export const LONGEST = 4000;
/** Bytes of the words as JSON; the rest is for what stands around them. */
const MOST_BYTES = 6000;
const PAGE_URL = 500;
const PAGE_WORDS = 200;

/** Long words in pieces, cut between two of them where there is a gap. */
export function inPieces(source: string): string[] {
  const pieces: string[] = [];
  // Half a character, as a broken paste may leave it, is no text for anybody.
  let rest = new TextDecoder().decode(new TextEncoder().encode(source)).trim();
  while (rest) {
    const fits = longestThatFits(rest);
    const gap = fits < rest.length ? rest.slice(0, fits + 1).search(/\s\S*$/) : fits;
    const cut = gap > fits / 2 ? gap : fits;
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return pieces;
}

/** In UTF-16 units, never inside a character. */
function longestThatFits(text: string): number {
  let units = 0;
  let bytes = 0;
  for (const character of text) {
    bytes += new TextEncoder().encode(JSON.stringify(character)).length - 2;
    if (units + character.length > LONGEST || bytes > MOST_BYTES) break;
    units += character.length;
  }
  return units;
}

/** The page as the shop needs it: no query, which may hold what is nobody's business. */
export function bounded(page: Page): Page {
  const url = (page.url ?? "").split(/[?#]/)[0]?.slice(0, PAGE_URL);
  const [title, sku] = [page.title?.slice(0, PAGE_WORDS), page.sku?.slice(0, PAGE_WORDS)];
  return { ...(url ? { url } : {}), ...(title ? { title } : {}), ...(sku ? { sku } : {}) };
}

export const FILE_BYTES = 10 * 1024 * 1024;
/** What the shop takes, as a file dialogue is told; films are not among it. */
export const FILE_TYPES = "image/jpeg,image/png,image/webp,image/gif,application/pdf,audio/*";

export function isSendable({ type, size }: { type: string; size: number }): boolean {
  return size > 0 && size <= FILE_BYTES && (type.startsWith("audio/") || FILE_TYPES.split(",").includes(type));
}
