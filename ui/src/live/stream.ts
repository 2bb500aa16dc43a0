/** One server-sent stream, kept open. The browser resumes with Last-Event-ID; when it gives up, we open anew. */

export interface Stream {
  close(): void;
}

export interface Listening<Event> {
  heard(event: Event): void;
  /** Open or not. At every opening something may have been missed since: ask for it. */
  linked(open: boolean): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

export function listen<Event>(path: string, to: Listening<Event>): Stream {
  let source: EventSource | null = null;
  let timer = 0;
  let waitMs = FIRST_WAIT_MS;

  const open = () => {
    source = new EventSource(path);
    source.onopen = () => {
      waitMs = FIRST_WAIT_MS;
      to.linked(true);
    };
    source.onmessage = (message) => {
      const event = parsed<Event>(message.data as string);
      if (event) to.heard(event);
    };
    source.onerror = () => {
      to.linked(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    };
  };

  open();
  return {
    close() {
      clearTimeout(timer);
      source?.close();
    },
  };
}

function parsed<Event>(data: string): Event | null {
  try {
    return JSON.parse(data) as Event;
  } catch {
    return null;
  }
}
