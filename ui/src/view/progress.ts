/** How far an order has come, as five dots. */

export const MILESTONES = ["Paid", "Packed", "Shipped", "On its way", "Delivered"] as const;

const REACHED: Record<string, number> = {
  placed: 0,
  paid: 1,
  packed: 2,
  packing: 2,
  shipped: 3,
  collected: 3,
  in_transit: 4,
  on_its_way: 4,
  out_for_delivery: 4,
  delivered: 5,
};

/** The number of milestones reached; null for a status off this road (cancelled, refunded). */
export function progress(status: string): number | null {
  return REACHED[status] ?? null;
}

export function statusWords(status: string): string {
  const words = status.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
