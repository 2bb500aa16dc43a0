/** Drives the queue: keeps it in the browser, one tab at a time sends from it. */

import { line, Refused, Unreachable } from "../api/line";
import { remembered } from "../look/remembered";
import { added, again, began, done, nextToSend, pause, refused, type Send, unanswered, woken } from "./queue";

/** Told when the server took something, with its answer. */
type Sent = (send: Send, answer: unknown) => void;

export class Outbox {
  private sends: Send[];
  private readonly listeners = new Set<() => void>();
  private working = false;
  private closed = false;
  private wake: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly name: string, private readonly sent: Sent) {
    this.sends = woken(this.kept(), Date.now());
    addEventListener("online", this.work);
    addEventListener("storage", this.hear);
    void this.work();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.wake);
    removeEventListener("online", this.work);
    removeEventListener("storage", this.hear);
  }

  all = (): readonly Send[] => this.sends;

  follow = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(send: Omit<Send, "state" | "tries" | "key" | "at">): string {
    const key = crypto.randomUUID();
    this.put(added(this.kept(), { ...send, key, at: Date.now() }));
    void this.work();
    return key;
  }

  again(key: string): void {
    this.put(again(this.kept(), key, crypto.randomUUID(), Date.now()));
    void this.work();
  }

  drop(key: string): void {
    this.put(done(this.kept(), key));
  }

  /** Sends what waits, as long as something does and the server answers. */
  work = async (): Promise<void> => {
    if (this.working || this.closed) return;
    this.working = true;
    clearTimeout(this.wake);
    try {
      // One tab sends; the others see what becomes of it.
      await alone(`chaffer.desk.${this.name}`, () => this.drain());
    } finally {
      this.working = false;
    }
  };

  private async drain(): Promise<void> {
    // Whoever sent before us and went away left it marked as under way.
    this.put(woken(this.kept(), Date.now()));
    for (let send = nextToSend(this.sends); send && !this.closed; send = nextToSend(this.sends)) {
      const { key } = send;
      this.put(began(this.kept(), key));
      try {
        const answer = await deliver(send);
        this.sent(send, answer);
        this.put(done(this.kept(), key));
      } catch (fault) {
        if (!this.keepAfter(send, fault)) return;
      }
    }
  }

  /** False if it is no use to go on now. */
  private keepAfter(send: Send, fault: unknown): boolean {
    if (fault instanceof Refused && !isPassing(fault)) {
      this.put(refused(this.kept(), send.key, { code: fault.code, detail: fault.problem.detail }));
      return true;
    }
    this.put(unanswered(this.kept(), send.key));
    if (!(fault instanceof Refused) && !(fault instanceof Unreachable)) throw fault;
    const wait = Number(fault instanceof Refused ? fault.problem.details["retry_after_seconds"] : 0) * 1000;
    this.wake = setTimeout(() => void this.work(), Math.max(wait || 0, pause(send.tries + 1)));
    return false;
  }

  private kept(): Send[] {
    const kept = remembered.json<Send[]>(this.name, []);
    return Array.isArray(kept) ? kept : [];
  }

  private put(sends: Send[]): void {
    this.sends = sends;
    remembered.set(this.name, sends.length ? JSON.stringify(sends) : "");
    for (const each of this.listeners) each();
  }

  private readonly hear = (event: StorageEvent): void => {
    if (!event.key?.endsWith(this.name) || this.working) return;
    this.sends = this.kept();
    for (const each of this.listeners) each();
  };
}

function deliver(send: Send): Promise<unknown> {
  const what = send.kind === "note" ? "notes" : "messages";
  return line.post(`/conversations/${send.conversation}/${what}`, send.body, { key: send.key });
}

/** Signed out, too fast, or a server in trouble: the same words may go later. */
function isPassing(fault: Refused): boolean {
  return fault.status === 401 || fault.status === 408 || fault.status === 429 || fault.status >= 500;
}

async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(name, work);
}
