/** JSON with its lines, whatever it was written like; anything else as it stands. */
export function pretty(told: unknown): string {
  try {
    return JSON.stringify(typeof told === "string" ? JSON.parse(told) : told, null, 2);
  } catch {
    return String(told);
  }
}
