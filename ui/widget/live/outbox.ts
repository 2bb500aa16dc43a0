/** What the shopper said and the server has not kept yet: one after the other, each until it is acknowledged. */

import type { Lasting } from "./frames";
import type { Memory } from "./memory";
import type { World } from "./world";

const ACK_MS = 10_000;
const TRIES_AT_MOST = 8;

export interface Post {
  /** Hand the frame to whatever line is up; false if none is. */
  send(frame: Lasting): boolean;
  /** No acknowledgement came: the line is likely dead. */
  stuck(): void;
  /** The server will not take it. */
  refused(id: string, code: string): void;
}

export class Outbox {
  #waiting: Lasting[] = [];
  #tries = new Map<string, number>();
  #flying = "";
  #timer = 0;
  #pauseUntil = 0;

  readonly #world: World;
  readonly #memory: Memory;
  readonly #post: Post;

  constructor(
    world: World,
    memory: Memory,
    post: Post,
  ) {
    this.#world = world;
    this.#memory = memory;
    this.#post = post;
  }

  /** Take up what earlier pages, or other tabs, left unsent. The ones new to us are returned. */
  recover(): Lasting[] {
    const known = new Set(this.#waiting.map((frame) => frame.id));
    const found = this.#memory.unsent(this.#world.now()).map((each) => each.frame);
    const fresh = found.filter((frame) => !known.has(frame.id));
    this.#waiting.push(...fresh);
    return fresh;
  }

  add(frame: Lasting): void {
    this.#waiting.push(frame);
    // A code to go on elsewhere is wanted now or not at all.
    if (frame.type !== "link") this.#memory.keepUnsent({ frame, at: this.#world.now() });
    this.pump();
  }

  /** Send the first one, if a line is up and none is under way. */
  pump(): void {
    const next = this.#waiting[0];
    if (!next || this.#flying || this.#world.now() < this.#pauseUntil) return;
    if (!this.#post.send(next)) return;
    this.#flying = next.id;
    this.#timer = this.#world.later(() => this.#unheard(next.id), ACK_MS);
  }

  /** Kept: forget it. True if it was ours. */
  acknowledged(id: string): boolean {
    const ours = this.#drop(id);
    if (this.#flying === id) this.#landed();
    this.pump();
    return ours;
  }

  /** The server said no to this frame; or, with seconds, not yet. */
  denied(id: string, code: string, retryAfterSeconds: number): void {
    if (!this.#waiting.some((frame) => frame.id === id)) return;
    if (this.#flying === id) this.#landed();
    if (retryAfterSeconds > 0) this.#pause(retryAfterSeconds);
    else this.#refuse(id, code);
  }

  /** What was under way was more than a frame can carry. */
  tooLarge(): void {
    const id = this.#flying;
    if (!id) return;
    this.#landed();
    this.#refuse(id, "too_large");
  }

  /** The line went down: whatever was under way goes again, under the same id. */
  lineLost(): void {
    this.#landed();
  }

  clear(): void {
    for (const frame of [...this.#waiting]) this.#drop(frame.id);
    this.#landed();
  }

  #pause(seconds: number): void {
    this.#pauseUntil = this.#world.now() + seconds * 1000;
    this.#world.later(() => this.pump(), seconds * 1000 + 5);
  }

  #unheard(id: string): void {
    this.#landed();
    const tried = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tried);
    if (tried >= TRIES_AT_MOST) this.#refuse(id, "not_heard");
    else this.#post.stuck();
  }

  #refuse(id: string, code: string): void {
    this.#drop(id);
    this.#post.refused(id, code);
    this.pump();
  }

  #drop(id: string): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((frame) => frame.id !== id);
    this.#tries.delete(id);
    this.#memory.dropUnsent(id);
    return this.#waiting.length < before;
  }

  #landed(): void {
    this.#world.forget(this.#timer);
    this.#flying = "";
  }
}
