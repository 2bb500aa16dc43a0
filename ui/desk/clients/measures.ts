/** Measures of a body and days of a year, as people write them. */

const LONG = new Set(["height"]);

/** "Height 172 cm", "Weight 61 kg": from whole millimetres and grams. */
export function measure(part: string, value: number, language: string): string {
  const [amount, unit] = part === "weight" ? [value / 1000, "kilogram"] : [value / 10, "centimeter"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}

export function sizesOf(sizes: Record<string, number>, language: string, named: (family: string, name: string) => string): string[] {
  const parts = Object.entries(sizes).sort(([one], [other]) => Number(LONG.has(other)) - Number(LONG.has(one)));
  return parts.map(([part, value]) => `${named("part", part)} ${measure(part, value, language)}`);
}

/** Whole days from now until this day ("2026-12-03"), today being 0. */
export function daysUntil(on: string, now: number): number {
  const today = new Date(now).setHours(0, 0, 0, 0);
  return Math.round((new Date(`${on}T00:00:00`).getTime() - today) / 86_400_000);
}

export function dayOf(language: string, on: string): string {
  return new Date(`${on}T00:00:00`).toLocaleDateString(language, { day: "numeric", month: "short" });
}

export function monthOf(language: string, month: string): string {
  return new Date(`${month}-01T00:00:00`).toLocaleDateString(language, { month: "long", year: "numeric" });
}
