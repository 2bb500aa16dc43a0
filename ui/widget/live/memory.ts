/** What the browser remembers of one site's chat. Storage may be forbidden or full: then it lasts as long as the page. */

import { at, text } from "../../src/wire/read";
import type { Lasting } from "./frames";

export interface Visit {
  token: string;
  visitor: string;
}

export interface Unsent {
  frame: Lasting;
  /** Milliseconds, when it was said. */
  at: number;
}

export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A message unsent for longer than this is no longer what the shopper wants to say now. */
const STALE_MS = 24 * 3_600_000;

export class Memory {
  readonly #prefix: string;
  readonly #fallback = new Map<string, string>();

  readonly #shelf: Shelf | null;

  constructor(
    shelf: Shelf | null,
    site: string,
  ) {
    this.#shelf = shelf;
    this.#prefix = `chaffer.${site}.`;
  }

  get(name: string): string {
    try {
      return this.#shelf?.getItem(this.#prefix + name) ?? this.#fallback.get(name) ?? "";
    } catch {
      return this.#fallback.get(name) ?? "";
    }
  }

  set(name: string, value: string): void {
    this.#fallback.delete(name);
    try {
      if (!this.#shelf) throw new Error("no storage");
      if (value) this.#shelf.setItem(this.#prefix + name, value);
      else this.#shelf.removeItem(this.#prefix + name);
    } catch {
      if (value) this.#fallback.set(name, value);
    }
  }

  visit(): Visit | null {
    const kept = parsed(this.get("visit"));
    const token = text(kept, "token");
    return token ? { token, visitor: text(kept, "visitor") } : null;
  }

  keepVisit(visit: Visit | null): void {
    this.set("visit", visit ? JSON.stringify(visit) : "");
  }

  /** Whether this storage event is about the visit: another tab logged in, or out. */
  isVisitKey(key: string | null): boolean {
    return key === `${this.#prefix}visit`;
  }

  isSeenKey(key: string | null): boolean {
    return key === `${this.#prefix}seen`;
  }

  /** Each unsent frame under a key of its own, so that two tabs never overwrite one another. */
  keepUnsent(unsent: Unsent): void {
    this.set(`unsent.${unsent.frame.id}`, JSON.stringify(unsent));
  }

  dropUnsent(id: string): void {
    this.set(`unsent.${id}`, "");
  }

  /** What any tab left unsent, oldest first; what is too old is forgotten. */
  unsent(now: number): Unsent[] {
    const found: Unsent[] = [];
    for (const name of this.#names("unsent.")) {
      const kept = parsed(this.get(name));
      const when = at(kept, "at");
      const isFresh = typeof when === "number" && now - when < STALE_MS;
      if (isFresh && text(kept, "frame", "type") && text(kept, "frame", "id")) found.push(kept as Unsent);
      else this.set(name, "");
    }
    return found.sort((one, other) => one.at - other.at);
  }

  forgetAll(): void {
    for (const name of this.#names("")) this.set(name, "");
  }

  #names(start: string): string[] {
    const names = [...this.#fallback.keys()];
    try {
      for (let index = 0; index < (this.#shelf?.length ?? 0); index += 1) {
        const key = this.#shelf?.key(index);
        if (key?.startsWith(this.#prefix)) names.push(key.slice(this.#prefix.length));
      }
    } catch {
      // Storage is forbidden: what this page remembers is all there is.
    }
    return names.filter((name) => name.startsWith(start));
  }
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
