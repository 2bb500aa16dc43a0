/** Money in major units, as WhatsApp's order carries it, written the way this browser's person writes it. */

export function price(major: number, currency: string, locale?: string): string {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency }).format(major);
  } catch {
    return `${major} ${currency}`;
  }
}
