import type { Plugin } from "vite";

const BY_SYSTEM = /@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{([^}]*)\}\s*\}/;

/** The tokens follow the system; at the desk they follow what the person chose, which Mantine writes on the root. */
export function chosenColours(): Plugin {
  return {
    name: "chaffer-chosen-colours",
    enforce: "pre",
    transform(code, id) {
      if (!id.split("?")[0]?.endsWith("/tokens.css")) return null;
      return { code: chosen(code), map: null };
    },
  };
}

export function chosen(css: string): string {
  if (!BY_SYSTEM.test(css)) throw new Error("tokens.css has no dark colours to choose");
  return css
    .replace("color-scheme: light dark;", "")
    .replace(BY_SYSTEM, ':root[data-mantine-color-scheme="dark"] {$1}');
}
