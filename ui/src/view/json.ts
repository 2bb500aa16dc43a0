/** A record, pretty-printed and cut into tinted pieces. */

export interface Piece {
  kind: "key" | "string" | "number" | "word" | "plain";
  text: string;
}

const PIECE = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

export function pieces(pretty: string): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  const plain = (until: number) => {
    if (until > done) found.push({ kind: "plain", text: pretty.slice(done, until) });
  };
  for (const match of pretty.matchAll(PIECE)) {
    const [whole, quoted, colon, number] = match;
    plain(match.index);
    done = match.index + whole.length;
    if (quoted && colon) found.push({ kind: "key", text: quoted }, { kind: "plain", text: colon });
    else if (quoted) found.push({ kind: "string", text: quoted });
    else found.push({ kind: number ? "number" : "word", text: whole });
  }
  plain(pretty.length);
  return found;
}
