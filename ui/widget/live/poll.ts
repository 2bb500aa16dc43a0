/** The same without a socket: ask and be held until there is something; say by POST. */

import type { Fleeting, Lasting } from "./frames";
import { Refused, type Http } from "./http";
import type { Wire, WireEnds } from "./socket";

const WAIT_SECONDS = 25;
/** The end of a poll that went well: it is time to see whether sockets get through by now. */
export const SOCKETS_AGAIN = 1000;

/** after: the highest seq known now, asked anew for each call. isEnough: whether to end when nothing is said. */
export function openPoll(http: Http, token: string, after: () => number, isEnough: () => boolean, ends: WireEnds): Wire {
  const stop = new AbortController();
  let greeted = false;

  function end(code: number): void {
    if (stop.signal.aborted) return;
    stop.abort();
    ends.ended(greeted, code);
  }

  async function listen(): Promise<void> {
    while (!stop.signal.aborted) {
      // The first answer comes at once: it shows that this way is open.
      const heard = await http.listen(token, after(), greeted ? WAIT_SECONDS : 0, stop.signal);
      if (stop.signal.aborted) return;
      if (!greeted) {
        greeted = true;
        ends.told({ type: "hello", visitor: "", owner: heard.owner, seq: heard.seq, token: "", read: heard.read });
      } else if (heard.owner) ends.told({ type: "state", owner: heard.owner });
      ends.told({ type: "read", seq: heard.read });
      for (const frame of heard.frames) ends.told(frame);
      if (heard.frames.length === 0 && isEnough()) end(SOCKETS_AGAIN);
    }
  }

  async function post(frame: Lasting | Fleeting): Promise<void> {
    try {
      for (const answer of await http.send(token, frame)) ends.told(answer);
    } catch (error) {
      if (stop.signal.aborted) return;
      const final = error instanceof Refused && error.status >= 400 && error.status < 500 && error.status !== 401;
      if (!final || !("id" in frame)) return end(codeOf(error));
      ends.told({ type: "error", id: frame.id, code: error.code, retryAfterSeconds: error.retryAfterSeconds });
    }
  }

  void listen().catch((error: unknown) => end(codeOf(error)));
  return {
    send(frame) {
      if (stop.signal.aborted || !greeted) return false;
      if (frame.type !== "ping") void post(frame);
      return true;
    },
    close: () => stop.abort(),
  };
}

/** In the socket's numbers, so that one place decides what follows. */
function codeOf(error: unknown): number {
  if (!(error instanceof Refused)) return 1006;
  return { 401: 4401, 403: 4403, 404: 4404, 429: 4429 }[error.status] ?? 1006;
}
