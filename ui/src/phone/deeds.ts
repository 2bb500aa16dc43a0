/** What can be done from inside the phone. Drawing code is given these and knows nothing else of the page. */

import type { Tap } from "../view/bubble";
import type { Payload } from "../wire/types";

export type ListTap = Extract<Tap, { kind: "list" }>;
export type ProductsTap = Extract<Tap, { kind: "products" }>;

export interface Deeds {
  say(payload: Payload): void;
  retry(key: string): void;
  follow(url: string): void;
  openList(tap: ListTap, messageId: string): void;
  openProducts(tap: ProductsTap): void;
  sendPlace(messageId?: string): void;
  /** A short notice over the phone; read aloud too. */
  tell(words: string): void;
}
