/** What this browser remembers over a reload: unsent words and the chosen language. Private modes may forbid it. */

const PREFIX = "chaffer.phone.";

export function remember(name: "draft" | "language", value: string): void {
  try {
    if (value) localStorage.setItem(PREFIX + name, value);
    else localStorage.removeItem(PREFIX + name);
  } catch {
    // Storage is forbidden or full: the page works without it.
  }
}

export function recall(name: "draft" | "language"): string {
  try {
    return localStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return "";
  }
}
