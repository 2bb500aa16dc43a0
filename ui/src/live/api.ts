/** The server's side of the phone and the panel: six calls, all on this origin. */

import type { Order, Payload, PhoneState, Step } from "../wire/types";

const GIVE_UP_AFTER_MS = 15_000;

/** The server answered, and the answer was no. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`the server answered ${status}`);
  }
}

async function call<Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), GIVE_UP_AFTER_MS);
  try {
    const answer = await fetch(path, {
      method,
      signal: stop.signal,
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Refused(answer.status);
    const words = await answer.text();
    return (words ? JSON.parse(words) : {}) as Answer;
  } finally {
    clearTimeout(timer);
  }
}

export const api = {
  phone: () => call<PhoneState>("GET", "/sandbox/phone"),
  send: (payload: Payload, clientId: string) =>
    call<{ id: string }>("POST", "/sandbox/phone/messages", { payload, client_id: clientId }),
  reset: (language: string) => call<unknown>("POST", "/sandbox/phone/reset", { language }),
  trace: () => call<{ steps: Step[] }>("GET", "/demo/trace"),
  orders: () => call<{ orders: Order[] }>("GET", "/demo/orders"),
  /** `deed`: what the order says it can, such as "pack" or "ship". */
  order: (id: string, deed: string) =>
    call<unknown>("POST", `/demo/orders/${encodeURIComponent(id)}/${encodeURIComponent(deed)}`, {}),
};
