/** Looking for people, words and orders over everything there is. */

import type { Conversation, Found, Page } from "../api/contract";
import { nameOf } from "../look/name";
import type { Words } from "../words/words";
import { line } from "../api/line";

export function findEverywhere(q: string, signal?: AbortSignal): Promise<Found> {
  return line.get<Found>("/find", { query: { q }, ...(signal ? { signal } : {}) });
}

export interface FoundGoal {
  key: string;
  name: string;
  side: string;
  /** Where to go; empty if there is no thread to show. */
  open: () => Promise<string>;
}

export function goalsOf(found: Found, words: Words): FoundGoal[] {
  const thread = (id: string) => `/inbox/all/${id}`;
  return [
    ...found.people.map((each) => ({ key: `person-${each.id}`, name: nameOf(each.name, each.id, words), side: each.email, open: () => threadOf(each.id) })),
    ...found.messages.map((each) => ({ key: `message-${each.id}`, name: each.excerpt, side: nameOf(each.contact_name, each.contact_id, words), open: () => Promise.resolve(thread(each.conversation_id)) })),
    ...found.orders.map((each) => ({ key: `order-${each.id}`, name: each.number, side: nameOf(each.contact_name, each.contact_id, words), open: () => threadOf(each.contact_id) })),
  ];
}

/** The newest thread of a person. */
async function threadOf(contact: string): Promise<string> {
  const { items } = await line.get<Page<Conversation>>("/conversations", { query: { contact_id: contact, limit: 1 } });
  return items[0] ? `/inbox/all/${items[0].id}` : "";
}
