/** What this browser remembers between visits. A browser that forbids it forgets, and nothing breaks. */

const PREFIX = "chaffer.desk.";

export const remembered = {
  get(name: string): string {
    try {
      return localStorage.getItem(PREFIX + name) ?? "";
    } catch {
      return "";
    }
  },
  /** An empty value is forgotten. */
  set(name: string, value: string): void {
    try {
      if (value) localStorage.setItem(PREFIX + name, value);
      else localStorage.removeItem(PREFIX + name);
    } catch {
      // Full, or forbidden.
    }
  },
  json<T>(name: string, otherwise: T): T {
    try {
      return (JSON.parse(remembered.get(name) || "null") as T | null) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
};
