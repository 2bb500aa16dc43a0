import type { Words } from "../words/words";

/** A shopper's name; while nobody knows it, a handle that tells one from another. */
export function nameOf(name: string | null | undefined, contactId: string, { t }: Words): string {
  return name?.trim() || t("someone", { id: contactId.slice(-4).toUpperCase() });
}
