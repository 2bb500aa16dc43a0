/** What goes to the server: a message for each file, the words below the first, or words alone. Pure. */

import type { Message } from "../api/contract";
import type { SendBody } from "../sends/queue";

export type Then = "close" | "snooze";

interface Told {
  then?: Then;
  until?: Date;
  at?: Date;
}

/** Each body with what its bubble shows meanwhile. What becomes of the thread goes with the last. */
export function bodyOf(text: string, files: readonly { id: string; name: string }[], quote: Pick<Message, "id"> | null, told: Told): [SendBody, string][] {
  const words = text.trim();
  const bodies: [SendBody, string][] = files.length
    ? files.map(({ id, name }, at) => [{ file_id: id, ...(at === 0 && words ? { text: words } : {}) }, at === 0 && words ? words : `📎 ${name}`])
    : [[{ text: words }, words]];
  return bodies.map(([body, shown], at) => [
    {
      ...body,
      ...(at === 0 && quote ? { reply_to: quote.id } : {}),
      ...(told.at ? { send_at: told.at.toISOString() } : {}),
      ...(at === bodies.length - 1 ? after(told) : {}),
    },
    shown,
  ]);
}

function after({ then, until }: Told): SendBody {
  if (!then) return {};
  return then === "snooze" && until ? { then, snoozed_until: until.toISOString() } : { then };
}
