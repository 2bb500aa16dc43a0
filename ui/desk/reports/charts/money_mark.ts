import type { Money } from "../../api/contract";

/** A sum beside an axis: without small change, large ones shortened. */
export function moneyMark(language: string, { minor, currency }: Money): string {
  const digits = new Intl.NumberFormat(language, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol", notation: "compact", maximumFractionDigits: 1 }).format(minor / 10 ** digits);
}
