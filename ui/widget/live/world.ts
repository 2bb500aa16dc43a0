/** Time, chance, network and storage of this browser, given to what needs them so that tests can give their own. */

import type { Shelf } from "./memory";

export interface SocketLike {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

export interface World {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  socket: (url: string, protocols: string[]) => SocketLike;
  /** Milliseconds. */
  now: () => number;
  /** 0 to 1. */
  chance: () => number;
  newId: () => string;
  later: (work: () => void, ms: number) => number;
  forget: (timer: number) => void;
  shelf: Shelf | null;
  /** One at a time over all tabs, where the browser can. */
  alone: (name: string, work: () => Promise<void>) => Promise<void>;
}

export function browserWorld(): World {
  return {
    fetch: (url, init) => fetch(url, init),
    socket: (url, protocols) => new WebSocket(url, protocols) as SocketLike,
    now: () => Date.now(),
    chance: () => Math.random(),
    newId: () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    later: (work, ms) => window.setTimeout(work, ms),
    forget: (timer) => window.clearTimeout(timer),
    shelf: shelfOf("localStorage"),
    alone: async (name, work) => void ("locks" in navigator ? await navigator.locks.request(name, work) : await work()),
  };
}

export function shelfOf(name: "localStorage" | "sessionStorage"): Shelf | null {
  try {
    return window[name];
  } catch {
    return null;
  }
}
