/** A length of time in the shortest words that tell it: "42 s", "5 min", "3.2 h", "2 d"; as whole hours and days for an age. */
export function span(language: string, seconds: number, isAge = false): string {
  const [value, unit] = parted(seconds);
  const digits = !isAge && unit !== "second" && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: language === "en" ? "narrow" : "short", maximumFractionDigits: digits }).format(value);
}

function parted(seconds: number): [number, "second" | "minute" | "hour" | "day"] {
  if (seconds < 100) return [seconds, "second"];
  if (seconds < 100 * 60) return [seconds / 60, "minute"];
  if (seconds < 48 * 3600) return [seconds / 3600, "hour"];
  return [seconds / 86_400, "day"];
}
