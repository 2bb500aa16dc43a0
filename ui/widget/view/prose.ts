/** Words from the wire as tokens: *bold* and bare links, nothing else. Pure. */

export type Token = { kind: "text" | "bold"; text: string } | { kind: "link"; text: string; url: string };

const LINK = /https?:\/\/[^\s<>"']+/g;
const BOLD = /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*?\S)\*(?![\p{L}\p{N}*])/gu;
/** Full stops and brackets at the end of a link belong to the sentence. */
const TRAILING = /[.,;:!?)\]}»”]+$/;

export function prose(source: string): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of source.matchAll(LINK)) {
    const url = match[0].replace(TRAILING, "");
    tokens.push(...bold(source.slice(done, match.index)), { kind: "link", text: url, url });
    done = match.index + url.length;
  }
  tokens.push(...bold(source.slice(done)));
  return tokens;
}

function bold(source: string): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of source.matchAll(BOLD)) {
    if (match.index > done) tokens.push({ kind: "text", text: source.slice(done, match.index) });
    tokens.push({ kind: "bold", text: match[1] ?? "" });
    done = match.index + match[0].length;
  }
  if (done < source.length) tokens.push({ kind: "text", text: source.slice(done) });
  return tokens;
}

/** The address if a browser may be sent there, else "". */
export function safeUrl(url: string): string {
  try {
    const parsed = new URL(url, "https://nowhere.invalid");
    const isOwn = parsed.protocol === "https:" || parsed.protocol === "http:";
    return isOwn && /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : "";
  } catch {
    return "";
  }
}

/** "$179", "$12.50" from minor units, as this language writes it: whole amounts without their empty decimals. */
export function money(minor: number, currency: string, language: string): string {
  try {
    const format = new Intl.NumberFormat(language, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  } catch {
    return "";
  }
}
