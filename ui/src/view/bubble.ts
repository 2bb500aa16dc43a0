/** What one message looks like, before any element exists. Every payload gives something to read: never a blank bubble. */

export interface Picture {
  kind: "image" | "video" | "sticker";
  url: string;
  alt: string;
}

export interface Attachment {
  kind: "document" | "audio" | "flow" | "contact";
  title: string;
  detail: string;
  url: string;
}

export interface Row {
  id: string;
  title: string;
  description: string;
}

export interface Section {
  title: string;
  rows: Row[];
}

export interface Item {
  id: string;
  title: string;
  detail: string;
  price: string;
  image: string;
}

/** Something to tap below a bubble or a card. `plain` is shown but does nothing here; it says why. */
export type Tap =
  | { kind: "reply"; id: string; title: string }
  | { kind: "quick"; id: string; title: string }
  | { kind: "link"; title: string; url: string }
  | { kind: "list"; title: string; heading: string; sections: Section[] }
  | { kind: "products"; title: string; heading: string; items: Item[]; catalog: string }
  | { kind: "location"; title: string }
  | { kind: "copy"; title: string; code: string }
  | { kind: "plain"; title: string; why: string };

export interface Card {
  picture: Picture | null;
  title: string;
  body: string;
  taps: Tap[];
}

export interface Place {
  latitude: number;
  longitude: number;
  name: string;
  address: string;
}

export interface Bubble {
  kind: string;
  heading: string;
  picture: Picture | null;
  attachment: Attachment | null;
  place: Place | null;
  items: Item[];
  body: string;
  footer: string;
  /** A small line in the messenger's own voice: "Template order_shipped", "12 items". */
  note: string;
  taps: Tap[];
  cards: Card[];
}

export function bubble(kind: string, parts: Partial<Bubble> = {}): Bubble {
  return {
    kind,
    heading: "",
    picture: null,
    attachment: null,
    place: null,
    items: [],
    body: "",
    footer: "",
    note: "",
    taps: [],
    cards: [],
    ...parts,
  };
}

export function isBlank(shown: Bubble): boolean {
  const words = shown.heading + shown.body + shown.footer + shown.note;
  const things = shown.picture ?? shown.attachment ?? shown.place;
  return words.trim() === "" && things === null && shown.items.length + shown.taps.length + shown.cards.length === 0;
}
