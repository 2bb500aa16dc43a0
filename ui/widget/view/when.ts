/** Times and days as this language writes them. Pure. */

export function clock(at: string, language: string): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return "";
  return new Intl.DateTimeFormat(known(language), { hour: "numeric", minute: "2-digit" }).format(when);
}

/** "2026-11-22" in the reader's own zone; empty for a time that is none. */
export function dayOf(at: string): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return "";
  const two = (number: number) => String(number).padStart(2, "0");
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

export function dayName(at: string, now: number, language: string, words: { today: string; yesterday: string }): string {
  const day = dayOf(at);
  if (day === dayOf(new Date(now).toISOString())) return words.today;
  if (day === dayOf(new Date(now - 86_400_000).toISOString())) return words.yesterday;
  return new Intl.DateTimeFormat(known(language), { day: "numeric", month: "long" }).format(new Date(at));
}

/** A language tag that Intl takes; undefined lets it choose. */
function known(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
