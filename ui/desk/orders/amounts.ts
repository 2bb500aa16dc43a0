/** Whole minor units, as the server counts them. */

/** How many decimals a currency is written with. */
export function decimals(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** What so many units of a line are worth, after `before` of them went: shares add up to the total exactly. */
export function share(total: number, quantity: number, before: number, units: number): number {
  if (quantity <= 0) return 0;
  return Math.floor((total * (before + units)) / quantity) - Math.floor((total * before) / quantity);
}
