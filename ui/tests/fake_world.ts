/** A world for the line to live in: its clock, network, sockets and storage are moved by the test. */

import type { Shelf } from "../widget/live/memory";
import type { SocketLike, World } from "../widget/live/world";

type Json = Record<string, unknown>;

export class FakeSocket implements SocketLike {
  readyState = 0;
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  sent: Json[] = [];

  constructor(
    readonly url: string,
    readonly protocols: string[],
    readonly visitor: string,
  ) {}

  send(data: string): void {
    this.sent.push(JSON.parse(data) as Json);
  }

  close(): void {
    this.readyState = 3;
  }

  hello(more: Json = {}): void {
    this.readyState = 1;
    this.tell({ type: "hello", visitor: this.visitor, owner: "bot", seq: 0, ...more });
  }

  tell(frame: Json): void {
    this.raw(JSON.stringify(frame));
  }

  raw(data: string): void {
    this.onmessage?.({ data });
  }

  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  said(): unknown[] {
    return this.sent.filter((frame) => frame["type"] === "say").map((frame) => frame["text"]);
  }
}

class FakeShelf implements Shelf {
  private readonly kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
  key = (index: number) => [...this.kept.keys()][index] ?? null;
}

interface Call {
  method: string;
  path: string;
  body: Json;
}

export class FakeWorld implements World {
  clock = Date.parse("2026-11-22T10:00:00Z");
  network = true;
  session: Json = { token: "t1", visitor: "v1" };
  calls: Call[] = [];
  sockets: FakeSocket[] = [];
  /** Answers to sessions before the usual one. */
  answers: { status: number; body: Json }[] = [];
  /** Answers to polls; without one a poll is held. */
  polls: Json[] = [];
  shelf = new FakeShelf();
  private held: ((answer: Response) => void)[] = [];
  private timers = new Map<number, { at: number; work: () => void }>();
  private last = 0;

  now = () => this.clock;
  chance = () => 0.5;
  newId = () => `id-${(this.last += 1)}`;
  later = (work: () => void, ms: number) => {
    this.timers.set((this.last += 1), { at: this.clock + ms, work });
    return this.last;
  };
  forget = (timer: number) => void this.timers.delete(timer);
  alone = (_name: string, work: () => Promise<void>) => work();

  socket = (url: string, protocols: string[]) => {
    const made = new FakeSocket(url, protocols, String(this.session["visitor"]));
    this.sockets.push(made);
    return made;
  };

  fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace("https://s.example", "");
    const body = JSON.parse(String(init.body ?? "{}")) as Json;
    this.calls.push({ method: init.method ?? "GET", path, body });
    if (!this.network) throw new TypeError("no network");
    if (path.endsWith("/sessions")) {
      const first = this.answers.shift() ?? { status: 200, body: this.session };
      return answer(first.body, first.status);
    }
    if (init.method === "POST") return answer({ frames: [{ type: "ack", id: body["id"] }] });
    const poll = this.polls.shift();
    if (poll) return answer(poll);
    return new Promise((resolve, reject) => {
      this.held.push(resolve);
      init.signal?.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
    });
  };

  answerPoll(body: Json): void {
    this.held.shift()?.(answer(body));
  }

  lastSocket(): FakeSocket {
    const found = this.sockets.at(-1);
    if (!found) throw new Error("no socket was opened");
    return found;
  }

  nextTimerIn(): number {
    return Math.max(0, Math.min(...[...this.timers.values()].map((timer) => timer.at)) - this.clock);
  }

  /** Let promises that can go on do so. */
  async settle(): Promise<void> {
    for (let round = 0; round < 30; round += 1) await Promise.resolve();
  }

  /** Let this many milliseconds go by, with what falls due in them. */
  async pass(ms: number): Promise<void> {
    const end = this.clock + ms;
    for (;;) {
      const due = [...this.timers].filter(([, timer]) => timer.at <= end).sort((one, other) => one[1].at - other[1].at)[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.clock = Math.max(this.clock, due[1].at);
      due[1].work();
      await this.settle();
    }
    this.clock = end;
    await this.settle();
  }
}

function answer(body: Json, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}
