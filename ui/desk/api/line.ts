/** One call of the public API, as the person who is signed in. */

export interface Problem {
  status: number;
  code: string;
  detail: string;
  details: Record<string, unknown>;
}

/** The server said no, and why. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.code);
  }
  get code(): string {
    return this.problem.code;
  }
  get status(): number {
    return this.problem.status;
  }
}

/** Nobody answered: no network, or a server that is just starting. What was asked may or may not have been done. */
export class Unreachable extends Error {}

export interface Ask {
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  /** Repeated with the same key, it is done once. */
  key?: string;
  signal?: AbortSignal;
  bytes?: Blob;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export const BASE = "/api/v1";

export class Line {
  /** Of this session; every call that changes something carries it. */
  csrf = "";
  /** Told once the server does not know the session any more. */
  onExpired: () => void = () => undefined;

  get = <T>(path: string, ask: Ask = {}): Promise<T> => this.call<T>("GET", path, ask);
  post = <T>(path: string, body?: unknown, ask: Ask = {}): Promise<T> => this.call<T>("POST", path, { ...ask, body });
  put = <T>(path: string, body?: unknown): Promise<T> => this.call<T>("PUT", path, { body });
  patch = <T>(path: string, body?: unknown): Promise<T> => this.call<T>("PATCH", path, { body });
  remove = <T>(path: string, body?: unknown): Promise<T> => this.call<T>("DELETE", path, { body });

  /** Raises Refused, Unreachable. */
  async call<T>(method: Method, path: string, ask: Ask = {}): Promise<T> {
    const headers: Record<string, string> = { accept: "application/json" };
    if (method !== "GET" && this.csrf) headers["x-chaffer-csrf"] = this.csrf;
    if (ask.key) headers["idempotency-key"] = ask.key;
    if (ask.body !== undefined) headers["content-type"] = "application/json";
    if (ask.bytes) headers["content-type"] = ask.bytes.type || "application/octet-stream";
    const body = ask.bytes ?? (ask.body === undefined ? null : JSON.stringify(ask.body));
    const init: RequestInit = { method, headers, body, credentials: "same-origin" };
    if (ask.signal) init.signal = ask.signal;
    let answer = await asked(address(path, ask.query), init);
    if (answer.status === 403 && this.csrf && (await problemOf(answer.clone())).code === "csrf") {
      // Another tab signed in anew: the cookie is of that session now.
      headers["x-chaffer-csrf"] = this.csrf = (await this.get<{ csrf: string }>("/session")).csrf;
      answer = await asked(address(path, ask.query), init);
    }
    if (answer.status === 204) return undefined as T;
    if (answer.ok) return (await answer.json()) as T;
    if (answer.status >= 502) throw new Unreachable(String(answer.status));
    const problem = await problemOf(answer);
    if (answer.status === 401 && !path.startsWith("/session") && !path.startsWith("/invitations/")) this.onExpired();
    throw new Refused(problem);
  }
}

export function address(path: string, query: Ask["query"] = {}): string {
  const told = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") told.set(name, String(value));
  const text = told.toString();
  return BASE + path + (text ? `?${text}` : "");
}

async function asked(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw new Unreachable(String(fault));
  }
}

async function problemOf(answer: Response): Promise<Problem> {
  const told = (await answer.json().catch(() => ({}))) as Partial<Problem> & { errors?: { path: string }[] };
  const details = { ...(told.details ?? {}) };
  const wrong = told.errors?.[0]?.path.replace(/^\$\.?/, "");
  if (wrong) details["field"] ??= wrong;
  const wait = Number(answer.headers.get("retry-after"));
  if (wait > 0) details["retry_after_seconds"] = wait;
  return { status: answer.status, code: told.code ?? "internal", detail: told.detail ?? "", details };
}

export const line = new Line();
