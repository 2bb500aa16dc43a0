/** The chat's HTTP side: beginning a session, and everything else where no socket gets through. */

import { amount, items, text } from "../../src/wire/read";
import { readFrame, readSession, type Fleeting, type Lasting, type Page, type Sending, type Session, type Told } from "./frames";
import type { World } from "./world";

const GIVE_UP_MS = 15_000;

/** The server answered, and the answer was no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterSeconds: number,
  ) {
    super(code);
  }
}

export interface Begin {
  token?: string;
  identity?: string;
  language?: string;
  page?: Page;
}

export interface Heard {
  frames: Told[];
  owner: string;
  seq: number;
  read: number;
}

export class Http {
  readonly #world: World;
  readonly #base: string;

  constructor(
    world: World,
    base: string,
  ) {
    this.#world = world;
    this.#base = base;
  }

  async begin(asked: Begin): Promise<Session> {
    const session = readSession(await this.#call("POST", "/sessions", GIVE_UP_MS, "", asked));
    if (!session) throw new Refused(502, "no_session", 0);
    return session;
  }

  /** waitSeconds: how long the server may hold the answer back for something to say. */
  async listen(token: string, after: number, waitSeconds: number, stop: AbortSignal): Promise<Heard> {
    const path = `/messages?after=${after}&wait=${waitSeconds}`;
    return heard(await this.#call("GET", path, waitSeconds * 1000 + GIVE_UP_MS, token, undefined, stop));
  }

  async earlier(token: string, before: number): Promise<Heard> {
    return heard(await this.#call("GET", `/messages?before=${before}`, GIVE_UP_MS, token));
  }

  async send(token: string, frame: Lasting | Fleeting): Promise<Told[]> {
    return frames(items(await this.#call("POST", "/messages", GIVE_UP_MS, token, frame), "frames"));
  }

  /** progress: 0 to 1. What fetch cannot tell is why this is an XMLHttpRequest. */
  upload(token: string, { id, file }: Sending, progress: (part: number) => void): Promise<void> {
    return new Promise((done, failed) => {
      const call = new XMLHttpRequest();
      call.open("POST", `${this.#base}/files?${new URLSearchParams({ id, name: file.name.slice(-200) })}`);
      call.setRequestHeader("authorization", `Bearer ${token}`);
      call.upload.onprogress = (event) => progress(event.loaded / event.total);
      call.onloadend = () => (call.status === 200 ? done() : failed(new Refused(call.status, "", 0)));
      call.send(file);
    });
  }

  async #call(method: string, path: string, ms: number, token: string, body?: unknown, stop?: AbortSignal): Promise<unknown> {
    const end = new AbortController();
    const timer = this.#world.later(() => end.abort(), ms);
    const stopped = () => end.abort();
    stop?.addEventListener("abort", stopped);
    const headers: Record<string, string> = { accept: "application/json" };
    if (token) headers["authorization"] = `Bearer ${token}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    try {
      const answer = await this.#world.fetch(this.#base + path, {
        method,
        headers,
        signal: end.signal,
        credentials: "omit",
        cache: "no-store",
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const told = await answer.json().catch(() => null);
      if (answer.ok) return told;
      const seconds = Number(answer.headers.get("retry-after")) || (amount(told, "retry_after_seconds") ?? 0);
      throw new Refused(answer.status, text(told, "code"), seconds);
    } finally {
      this.#world.forget(timer);
      stop?.removeEventListener("abort", stopped);
    }
  }
}

function heard(answer: unknown): Heard {
  return { frames: frames(items(answer, "messages")), owner: text(answer, "owner"), seq: amount(answer, "seq") ?? 0, read: amount(answer, "read") ?? 0 };
}

function frames(values: unknown[]): Told[] {
  return values.map(readFrame).filter((frame) => frame !== null);
}
