import { useQuery } from "@tanstack/react-query";
import type { Cart, Consent, Contact, Conversation, Money, Note, Page } from "../api/contract";
import { line, Refused } from "../api/line";
import type { WholeOrder } from "../orders/shapes";

const A_WHILE = 30_000;

export function useContact(id: string) {
  return useQuery({ queryKey: ["contact", id], queryFn: () => line.get<Contact>(`/contacts/${id}`), staleTime: A_WHILE });
}

/** null: there is no open cart. */
export function useCart(contact: string, isThere = true) {
  return useQuery({
    queryKey: ["cart", contact],
    queryFn: async () => {
      try {
        return await line.get<Cart>(`/contacts/${contact}/cart`);
      } catch (fault) {
        if (fault instanceof Refused && fault.status === 404) return null;
        throw fault;
      }
    },
    enabled: isThere,
    staleTime: A_WHILE,
  });
}

export function useOrders(contact: string) {
  return useQuery({ queryKey: ["orders", contact], queryFn: () => line.get<Page<WholeOrder>>("/orders", { query: { contact_id: contact, limit: 10 } }), staleTime: A_WHILE });
}

export function useConsents(contact: string) {
  return useQuery({ queryKey: ["contact", contact, "consents"], queryFn: () => line.get<{ items: Consent[] }>(`/contacts/${contact}/consents`), staleTime: A_WHILE });
}

export function useCredit(contact: string) {
  return useQuery({ queryKey: ["contact", contact, "credit"], queryFn: () => line.get<{ items: Money[] }>(`/contacts/${contact}/credit`), staleTime: A_WHILE });
}

export function usePast(contact: string) {
  return useQuery({ queryKey: ["contact", contact, "threads"], queryFn: () => line.get<Page<Conversation>>("/conversations", { query: { contact_id: contact, limit: 10 } }), staleTime: A_WHILE });
}

export function useContactNotes(contact: string) {
  return useQuery({ queryKey: ["contact", contact, "notes"], queryFn: () => line.get<Page<Note>>(`/contacts/${contact}/notes`, { query: { limit: 20 } }), staleTime: A_WHILE });
}
