/** The server's stream of what changed. The browser resumes it by itself; we ask anew where it gives up. */

/** who, doing: of presence alone. */
export interface Change {
  topic: string;
  id: string;
  who?: string;
  doing?: string;
}

export interface FeedEvents {
  changed: (change: Change) => void;
  /** The server does not know any more what we missed: all is read anew. */
  reset: () => void;
  line: (up: boolean) => void;
}

/** What the desk listens to, and the permission it takes. */
const TOPICS = {
  conversation: "conversations.read", message: "conversations.read", presence: "conversations.read", label: "conversations.read",
  team: "conversations.read", agent: "conversations.read", contact: "contacts.read", cart: "carts.read", order: "orders.read",
  account: "shop.read", template: "shop.read", shop: "shop.read", webhook: "webhooks.read",
  approval: "approvals.read",
} as const; // prettier-ignore

/** Asked for by name: presence comes to nobody who does not. */
export function topicsFor(permissions: readonly string[]): string {
  return Object.entries(TOPICS).flatMap(([topic, needed]) => (permissions.includes(needed) ? [topic] : [])).join(",");
}

const AGAIN_AFTER = [1_000, 2_000, 5_000, 15_000];

export class Feed {
  private source: EventSource | null = null;
  private last = "";
  private falls = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly url: (after: string) => string, private readonly events: FeedEvents) {
    addEventListener("online", this.open);
    this.open();
  }

  close(): void {
    removeEventListener("online", this.open);
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private readonly open = (): void => {
    clearTimeout(this.timer);
    this.source?.close();
    const source = new EventSource(this.url(this.last));
    this.source = source;
    source.addEventListener("open", (event) => this.began(event));
    source.addEventListener("reset", (event: MessageEvent) => {
      this.note(event);
      this.up();
      this.events.reset();
    });
    for (const topic of Object.keys(TOPICS)) source.addEventListener(topic, (event) => this.hear(event as MessageEvent));
    source.onerror = () => this.fell(source);
  };

  private began(event: Event): void {
    // The browser's own "open" carries no data; the server's does, with the number to go on from.
    if (event instanceof MessageEvent) this.note(event);
    this.up();
  }

  private up(): void {
    this.falls = 0;
    this.events.line(true);
  }

  private hear(event: MessageEvent): void {
    this.note(event);
    const told = JSON.parse(String(event.data)) as Change;
    this.events.changed(told);
  }

  private note(event: MessageEvent): void {
    if (event.lastEventId) this.last = event.lastEventId;
  }

  private fell(source: EventSource): void {
    this.events.line(false);
    if (source.readyState !== EventSource.CLOSED || source !== this.source) return;
    const pause = AGAIN_AFTER[Math.min(this.falls, AGAIN_AFTER.length - 1)];
    this.falls += 1;
    this.timer = setTimeout(this.open, pause);
  }
}
