/** One server-sent stream, kept open. The browser resumes with Last-Event-ID; when it gives up, we open anew. */

export interface Stream {
  close(): void;
}

export interface Listening<Event> {
  heard(event: Event): void;
  /** Open or not; `again` is true when it opened after having been lost, so that what was missed can be asked for. */
  linked(open: boolean, again: boolean): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

export function listen<Event>(path: string, to: Listening<Event>): Stream {
  let source: EventSource | null = null;
  let timer = 0;
  let waitMs = FIRST_WAIT_MS;
  let lost = false;

  const open = () => {
    source = new EventSource(path);
    source.onopen = () => {
      waitMs = FIRST_WAIT_MS;
      to.linked(true, lost);
      lost = false;
    };
    source.onmessage = (message) => {
      const event = parsed<Event>(message.data as string);
      if (event) to.heard(event);
    };
    source.onerror = () => {
      lost = true;
      to.linked(false, false);
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
