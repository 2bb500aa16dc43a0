/** The line to the shop: a session, then a socket, or long polling where no socket gets through; and all of it again
    whenever it breaks. What the shopper says waits in the outbox until it is kept. */

import { Backoff } from "./backoff";
import type { Fleeting, Lasting, LinkOffer, Message, Page, Sending, Session, Told } from "./frames";
import { Http, Refused } from "./http";
import type { Memory } from "./memory";
import { Outbox } from "./outbox";
import { openPoll, SOCKETS_AGAIN } from "./poll";
import { openSocket, type Wire, type WireEnds } from "./socket";
import type { World } from "./world";

/** closed: it will not come back by itself (no such site, an origin that is not allowed). */
export type Standing = "idle" | "joining" | "up" | "down" | "closed";

export interface Listener {
  session(session: Session): void;
  /** Another visitor than before: what is shown belongs to somebody else. */
  begin(): void;
  moved(standing: Standing): void;
  /** seq: the newest message there is as the line comes up. */
  greeted(seq: number): void;
  message(message: Message): void;
  typing(): void;
  ownedBy(owner: string): void;
  keptByServer(id: string): void;
  refused(id: string, code: string): void;
  /** Said by an earlier page, or another tab, and still on its way. */
  recovered(frames: Lasting[]): void;
  link(offer: LinkOffer): void;
  /** The shop has read what the shopper said up to there. */
  read(seq: number): void;
  identityRefused(): void;
}

export interface Where {
  /** The server's origin, without a slash at the end. */
  server: string;
  site: string;
}

const FAILED_SOCKETS = 2;
/** Where sockets do not get through they are tried again after this. */
const POLL_MS = 300_000;
const CROWDED_MS = 60_000;

export class Line {
  standing: Standing = "idle";
  identity = "";
  language = "";
  page: Page = {};

  readonly #http: Http;
  readonly #outbox: Outbox;
  readonly #backoff: Backoff;
  #wire: Wire | null = null;
  #token = "";
  #visitor = "";
  #seq = 0;
  #failedSockets = 0;
  #polling = false;
  #needsSession = true;
  #timer = 0;
  /** Every turn of the line has a number; what an earlier one still hears is not for us. */
  #turn = 0;

  readonly #world: World;
  readonly #where: Where;
  readonly #memory: Memory;
  readonly #listener: Listener;

  constructor(
    world: World,
    where: Where,
    memory: Memory,
    listener: Listener,
  ) {
    this.#world = world;
    this.#where = where;
    this.#memory = memory;
    this.#listener = listener;
    this.#http = new Http(world, `${where.server}/chat/${encodeURIComponent(where.site)}`);
    this.#backoff = new Backoff(world.chance);
    this.#outbox = new Outbox(world, memory, {
      send: (frame) => this.#wire?.send(frame) ?? false,
      stuck: () => this.#lost(),
      refused: (id, code) => listener.refused(id, code),
    });
  }

  /** Does nothing if it is up already. */
  start(): void {
    if (this.standing !== "idle") return;
    this.#recover();
    void this.#join();
  }

  stop(): void {
    this.#hangUp();
    this.#world.forget(this.#timer);
    this.#move("idle");
  }

  say(frame: Lasting): void {
    this.#outbox.add(frame);
    this.start();
  }

  /** Raises Refused; its status is 0 where there was no answer. */
  async upload(file: Sending, progress: (part: number) => void): Promise<void> {
    // The session may only just have begun.
    for (let looks = 0; !this.#token && looks < 50; looks += 1) await new Promise<void>((go) => void this.#world.later(go, 200));
    return this.#http.upload(this.#token, file, progress);
  }

  /** Say it if the line is up; else it was not worth saying later. */
  whisper(frame: Fleeting): void {
    this.#wire?.send(frame);
  }

  /** The page is looked at again, or the network is back: do not wait out the pause. */
  nudge(): void {
    if (this.standing !== "down") return;
    this.#backoff.reset();
    this.#again(0);
  }

  /** Begin the session anew: somebody logged in or out, here or in another tab. */
  renew(): void {
    this.#needsSession = true;
    if (this.standing === "idle") return;
    this.#hangUp();
    this.#again(0);
  }

  /** Another tab keeps a visit: if it is somebody else's, so is ours. */
  follow(): void {
    const visit = this.#memory.visit();
    if (!visit) return void this.leave();
    if (visit.visitor !== this.#visitor && this.#visitor !== "") this.renew();
    else if (visit.visitor === this.#visitor) this.#token = visit.token;
  }

  /** Forget who this was; a new visitor begins. */
  leave(): void {
    this.identity = "";
    this.#token = "";
    this.#outbox.clear();
    this.#memory.forgetAll();
    if (this.#visitor === "") return;
    this.#forgetVisitor("");
    this.renew();
  }

  /** Messages before this seq, oldest first; none if it fails. */
  async earlier(before: number): Promise<Message[]> {
    const heard = await this.#http.earlier(this.#token, before);
    return heard.frames.flatMap((frame) => (frame.type === "message" ? [frame.message] : []));
  }

  #recover(): void {
    const found = this.#outbox.recover();
    if (found.length > 0) this.#listener.recovered(found);
  }

  async #join(): Promise<void> {
    const turn = (this.#turn += 1);
    const isOurs = () => turn === this.#turn;
    this.#world.forget(this.#timer);
    this.#move(this.standing === "down" ? "down" : "joining");
    if (this.#needsSession || this.#failedSockets > 0) {
      try {
        await this.#world.alone(`chaffer.${this.#where.site}`, () => this.#beginSession(isOurs));
      } catch (error) {
        if (isOurs()) this.#sessionFailed(error);
        return;
      }
      if (!isOurs()) return;
    }
    this.#dial(isOurs);
  }

  async #beginSession(isOurs: () => boolean): Promise<void> {
    const token = this.#memory.visit()?.token ?? this.#token;
    const session = await this.#http.begin({
      ...(token ? { token } : {}),
      ...(this.identity ? { identity: this.identity } : {}),
      ...(this.language ? { language: this.language } : {}),
      ...(this.page.sku || this.page.url ? { page: this.page } : {}),
    });
    if (!isOurs()) return;
    this.#needsSession = false;
    this.#keep(session.token, session.visitor);
    this.#listener.session(session);
  }

  #sessionFailed(error: unknown): void {
    if (error instanceof Refused && error.code === "identity_refused") {
      this.identity = "";
      this.#listener.identityRefused();
      return this.#again(0);
    }
    if (error instanceof Refused && (error.status === 403 || error.status === 404)) return this.#move("closed");
    this.#move("down");
    this.#again(error instanceof Refused && error.retryAfterSeconds > 0 ? error.retryAfterSeconds * 1000 : this.#backoff.nextMs());
  }

  #dial(isOurs: () => boolean): void {
    const ends: WireEnds = {
      told: (frame) => isOurs() && this.#hear(frame),
      ended: (greeted, code) => isOurs() && this.#ended(greeted, code),
    };
    this.#polling = this.#failedSockets >= FAILED_SOCKETS;
    if (this.#polling) {
      const since = this.#world.now();
      const isEnough = () => this.#world.now() - since > POLL_MS;
      this.#wire = openPoll(this.#http, this.#token, () => this.#seq, isEnough, ends);
      return;
    }
    const base = this.#where.server.replace(/^http/, "ws");
    const url = `${base}/chat/${encodeURIComponent(this.#where.site)}/socket?after=${this.#seq}`;
    try {
      this.#wire = openSocket(this.#world, url, this.#token, ends);
    } catch {
      // A page's content policy may forbid the socket alone.
      this.#ended(false, 1006);
    }
  }

  #hear(frame: Told): void {
    switch (frame.type) {
      case "hello":
        this.#greeted(frame.visitor, frame.token, frame.owner);
        this.#listener.read(frame.read);
        return this.#listener.greeted(frame.seq);
      case "ack":
        this.#outbox.acknowledged(frame.id);
        return this.#listener.keptByServer(frame.id);
      case "message":
        this.#seq = Math.max(this.#seq, frame.message.seq);
        return this.#listener.message(frame.message);
      case "typing":
        return this.#listener.typing();
      case "read":
        return this.#listener.read(frame.seq);
      case "state":
        return this.#listener.ownedBy(frame.owner);
      case "link":
        this.#outbox.acknowledged(frame.id);
        return this.#listener.link(frame);
      case "error":
        return this.#outbox.denied(frame.id, frame.code, frame.retryAfterSeconds);
      case "pong":
        return;
    }
  }

  #greeted(visitor: string, token: string, owner: string): void {
    if (visitor && (token || visitor !== this.#visitor)) this.#keep(token || this.#token, visitor);
    this.#backoff.reset();
    // A poll says hello as well: the sockets it stands in for have not worked yet.
    if (!this.#polling) this.#failedSockets = 0;
    this.#move("up");
    this.#listener.ownedBy(owner);
    this.#recover();
    this.#outbox.pump();
  }

  #ended(greeted: boolean, code: number): void {
    if (code === 1009) this.#outbox.tooLarge();
    this.#hangUp();
    if (code === 4403 || code === 4404) return this.#move("closed");
    if (code === 4401) this.#needsSession = true;
    if (!this.#polling && code === 4429) this.#failedSockets = FAILED_SOCKETS;
    else if (!this.#polling && !greeted) this.#failedSockets += 1;
    if (this.#polling && code === SOCKETS_AGAIN) {
      this.#failedSockets = FAILED_SOCKETS - 1;
      return this.#again(0);
    }
    this.#move("down");
    this.#again(this.#polling && code === 4429 ? CROWDED_MS : this.#backoff.nextMs());
  }

  /** The line is up and says nothing. */
  #lost(): void {
    if (this.standing !== "up") return;
    this.#ended(true, 1006);
  }

  #again(ms: number): void {
    this.#world.forget(this.#timer);
    this.#timer = this.#world.later(() => void this.#join(), ms);
  }

  #hangUp(): void {
    this.#turn += 1;
    const wire = this.#wire;
    this.#wire = null;
    wire?.close();
    this.#outbox.lineLost();
  }

  #keep(token: string, visitor: string): void {
    if (visitor !== this.#visitor) this.#forgetVisitor(visitor);
    this.#token = token;
    this.#memory.keepVisit({ token, visitor });
  }

  #forgetVisitor(visitor: string): void {
    const isAnother = this.#visitor !== "";
    this.#visitor = visitor;
    this.#seq = 0;
    if (isAnother) {
      this.#memory.set("seen", "");
      this.#listener.begin();
    }
  }

  #move(standing: Standing): void {
    if (this.standing === standing) return;
    this.standing = standing;
    this.#listener.moved(standing);
  }
}
