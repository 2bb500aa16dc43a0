/** Hours as people write them: "09:00-12:30, 13:30-18:00". Pure. */

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Span = [string, string];

export function asText(spans: unknown): string {
  return Array.isArray(spans) ? (spans as Span[]).map(([begins, ends]) => `${begins}–${ends}`).join(", ") : "";
}

/** Null for what is no span of hours. */
export function asSpans(text: string): Span[] | null {
  const told = text.split(",").map((each) => each.trim()).filter(Boolean);
  const spans: Span[] = [];
  for (const each of told) {
    const found = /^(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?$/.exec(each);
    if (!found) return null;
    spans.push([clock(found[1], found[2]), clock(found[3], found[4])]);
  }
  return spans;
}

const clock = (hour = "0", minute = "00") => `${hour.padStart(2, "0")}:${minute}`;

/** "Monday" in the reader's language. */
export function dayName(language: string, at: number): string {
  return new Date(Date.UTC(2024, 0, 1 + at)).toLocaleDateString(language, { weekday: "long", timeZone: "UTC" });
}
