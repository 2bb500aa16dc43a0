/** WhatsApp's small markup: *bold*, _italic_, ~struck~, `code`, and bare links. Anything unclosed stays as typed. */

export type Token =
  | { kind: "text" | "bold" | "italic" | "struck" | "code"; text: string }
  | { kind: "link"; text: string; url: string };

const STYLES = { "*": "bold", _: "italic", "~": "struck", "`": "code" } as const;
const LINK = /https?:\/\/[^\s<>"']+/g;
const STYLED = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;
/** Full stops and brackets at the end of a link belong to the sentence. */
const TRAILING = /[.,;:!?)\]}»”]+$/;

export function markup(source: string): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of source.matchAll(LINK)) {
    const url = match[0].replace(TRAILING, "");
    tokens.push(...styled(source.slice(done, match.index)), { kind: "link", text: url, url });
    done = match.index + url.length;
  }
  tokens.push(...styled(source.slice(done)));
  return tokens;
}

function styled(source: string): Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const match of source.matchAll(STYLED)) {
    if (match.index > done) tokens.push({ kind: "text", text: source.slice(done, match.index) });
    tokens.push({ kind: STYLES[match[1] as keyof typeof STYLES], text: match[2] ?? "" });
    done = match.index + match[0].length;
  }
  if (done < source.length) tokens.push({ kind: "text", text: source.slice(done) });
  return tokens;
}

/** The words alone, for quotes and screen readers. */
export function plain(source: string): string {
  return markup(source)
    .map((token) => token.text)
    .join("");
}
