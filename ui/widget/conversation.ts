/** The chat of one element: the line to the shop, the thread, who is at it. Every change is told once to `changed`. */

import { bounded, inPieces, isSendable } from "./live/fit";
import type { LinkOffer, Lasting, Message, Page, Sending, Session } from "./live/frames";
import { Line, type Listener, type Standing, type Where } from "./live/line";
import { Memory } from "./live/memory";
import { arrived, failed, kept, lined, newest, said, unread, type Thread } from "./live/thread";
import type { World } from "./live/world";

export interface Watcher {
  changed(): void;
  arrived(message: Message): void;
  session(session: Session): void;
  begun(): void;
  link(offer: LinkOffer | null): void;
  /** Some of the files cannot be sent. */
  unfit(): void;
  /** Of the file under way, 0 to 1; null: none is. */
  progress(part: number | null): void;
}

/** The dots go by themselves after this. */
const TYPING_MS = 15_000;
const EARLIER_MS = 400;
const FILES_AT_ONCE = 10;

export class Conversation implements Listener {
  thread: Thread = [];
  standing: Standing = "idle";
  owner = "bot";
  isTyping = false;
  /** The shop has read what the shopper said up to this seq. */
  readUpTo = 0;
  /** The product a question now would be about; the shopper can take it away. */
  about: Page = {};

  readonly memory: Memory;
  readonly #line: Line;
  #typingTimer = 0;
  /** The newest message as this page first heard of the thread; -1 until then. What comes after it is news. */
  #past = -1;
  #seen = 0;
  #isFetching = false;
  /** One file after the other. */
  #uploads = Promise.resolve();

  readonly #world: World;
  readonly #watcher: Watcher;

  constructor(
    world: World,
    where: Where,
    watcher: Watcher,
  ) {
    this.#world = world;
    this.#watcher = watcher;
    this.memory = new Memory(world.shelf, where.site);
    this.#line = new Line(world, where, this.memory, this);
    this.#seen = Number(this.memory.get("seen")) || 0;
  }

  get unread(): number {
    return unread(this.thread, this.#seen);
  }

  /** Whatever was there when the page was opened has come. */
  get isCaughtUp(): boolean {
    return this.#past >= 0 && this.thread.reduce((highest, entry) => Math.max(highest, entry.seq), 0) >= this.#past;
  }

  /** Whether there is anything to be told of before the shopper opens the chat. */
  get hasPast(): boolean {
    return this.memory.get("spoke") !== "" || this.memory.unsent(this.#world.now()).length > 0;
  }

  start(): void {
    this.#line.start();
  }

  stop(): void {
    this.#line.stop();
    this.#world.forget(this.#typingTimer);
  }

  nudge(): void {
    this.#line.nudge();
  }

  speak(language: string): void {
    this.#line.language = language;
  }

  say(text: string): void {
    for (const piece of inPieces(text)) {
      const page = this.about.sku ? this.about : undefined;
      this.#send({ type: "say", id: this.#world.newId(), text: piece, ...(page ? { page } : {}) }, page?.title);
      this.about = {};
    }
    this.#watcher.changed();
  }

  sendFiles(files: Iterable<File>): void {
    const all = [...files];
    const fit = all.filter(isSendable).slice(0, FILES_AT_ONCE);
    if (fit.length < all.length) this.#watcher.unfit();
    for (const file of fit) this.#upload({ type: "file", id: this.#world.newId(), file });
  }

  #upload(sending: Sending): void {
    this.thread = said(this.thread, sending, new Date(this.#world.now()).toISOString());
    this.#line.start();
    this.#uploads = this.#uploads
      .then(() => this.#line.upload(sending, (part) => this.#watcher.progress(part)))
      .then(
        () => this.keptByServer(sending.id),
        () => this.refused(sending.id, ""),
      )
      .then(() => this.#watcher.progress(null));
    this.memory.set("spoke", "1");
    this.#watcher.changed();
  }

  tap(choice: string, label: string): void {
    this.#send({ type: "tap", id: this.#world.newId(), choice, label });
  }

  wantBack(sku: string): void {
    this.#send({ type: "want_back", id: this.#world.newId(), sku });
  }

  askLink(): void {
    this.#send({ type: "link", id: this.#world.newId() });
  }

  retry(key: string): void {
    const frame = this.thread.find((entry) => entry.key === key)?.frame;
    if (frame?.type === "file") this.#upload(frame);
    else if (frame) this.#send(frame);
  }

  writes(): void {
    this.#line.whisper({ type: "typing" });
  }

  setPage(asked: Page): void {
    const page = bounded(asked);
    this.#line.page = page;
    this.about = page.sku ? page : {};
    this.#watcher.changed();
  }

  dropAbout(): void {
    this.about = {};
    this.#watcher.changed();
  }

  identify(jwt: string): void {
    if (jwt === this.#line.identity) return;
    this.#line.identity = jwt;
    this.#line.renew();
  }

  leave(): void {
    this.#line.leave();
  }

  /** Everything of theirs is on the screen. */
  look(): void {
    const seq = newest(this.thread);
    if (seq <= this.#seen) return;
    this.#seen = seq;
    this.memory.set("seen", String(seq));
    this.#line.whisper({ type: "seen", seq });
    this.#watcher.changed();
  }

  /** Another tab has looked, logged in, or begun. */
  elsewhere(key: string | null): void {
    if (this.memory.isSeenKey(key)) {
      this.#seen = Math.max(this.#seen, Number(this.memory.get("seen")) || 0);
      this.#watcher.changed();
    } else if (this.memory.isVisitKey(key)) this.#line.follow();
  }

  async fetchEarlier(): Promise<void> {
    const first = this.thread[0]?.seq ?? 0;
    if (this.#isFetching || first <= 1) return;
    this.#isFetching = true;
    try {
      for (const message of await this.#line.earlier(first)) this.thread = arrived(this.thread, message);
      this.#watcher.changed();
    } catch {
      // The button stays: it can be asked again.
    } finally {
      this.#world.later(() => (this.#isFetching = false), EARLIER_MS);
    }
  }

  session(session: Session): void {
    this.#watcher.session(session);
    const { about } = session;
    if (about && about.sku === this.about.sku && !this.about.title) this.about = { ...this.about, title: about.title };
    this.#watcher.changed();
  }

  begin(): void {
    this.thread = [];
    this.#seen = this.readUpTo = 0;
    this.#past = -1;
    this.#watcher.begun();
    this.#watcher.changed();
  }

  moved(standing: Standing): void {
    this.standing = standing;
    this.thread = lined(this.thread, standing === "up" || standing === "joining");
    if (standing !== "up") this.isTyping = false;
    this.#watcher.changed();
  }

  greeted(seq: number): void {
    if (this.#past < 0) this.#past = seq;
    this.#watcher.changed();
  }

  message(message: Message): void {
    const before = this.thread;
    this.thread = arrived(this.thread, message);
    if (before === this.thread) return;
    this.memory.set("spoke", "1");
    if (message.author.kind !== "shopper") this.isTyping = false;
    if (message.seq > this.#past && message.author.kind !== "shopper") this.#watcher.arrived(message);
    this.#watcher.changed();
  }

  read(seq: number): void {
    if (seq <= this.readUpTo) return;
    this.readUpTo = seq;
    this.#watcher.changed();
  }

  typing(): void {
    this.#world.forget(this.#typingTimer);
    this.isTyping = true;
    this.#typingTimer = this.#world.later(() => {
      this.isTyping = false;
      this.#watcher.changed();
    }, TYPING_MS);
    this.#watcher.changed();
  }

  ownedBy(owner: string): void {
    if (!owner || owner === this.owner) return;
    this.owner = owner;
    this.#watcher.changed();
  }

  keptByServer(id: string): void {
    this.thread = kept(this.thread, id);
    this.#watcher.changed();
  }

  refused(id: string, code: string): void {
    this.thread = failed(this.thread, id);
    if (code === "no_link" || code === "link_too_often") this.#watcher.link(null);
    this.#watcher.changed();
  }

  recovered(frames: Lasting[]): void {
    const at = new Date(this.#world.now()).toISOString();
    for (const frame of frames) {
      if (!this.thread.some((entry) => entry.key === frame.id)) this.thread = said(this.thread, frame, at);
    }
    this.#watcher.changed();
  }

  link(offer: LinkOffer): void {
    this.#watcher.link(offer);
  }

  identityRefused(): void {
    console.warn("chaffer-chat: the server did not accept this identity; the visitor stays anonymous.");
  }

  #send(frame: Lasting, about = ""): void {
    this.thread = said(this.thread, frame, new Date(this.#world.now()).toISOString(), about);
    this.memory.set("spoke", "1");
    this.#line.say(frame);
    if (this.standing === "down" || this.standing === "closed") this.thread = lined(this.thread, false);
    this.#watcher.changed();
  }
}
