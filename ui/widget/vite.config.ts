import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/** Of an icon its lines alone go into the script. */
function bareIcons(): Plugin {
  return {
    name: "chaffer-bare-icons",
    enforce: "post",
    transform(code, id) {
      if (!id.endsWith(".svg?raw")) return null;
      const lines = [...code.matchAll(/ d=\\?["']([^"'\\]+)/g)].map(([, line]) => ` d="${line}"`);
      return { code: `export default ${JSON.stringify(lines.filter((line) => !line.includes("M0 0h24")).join(""))}`, map: null };
    },
  };
}

/** Of the tokens those alone that the chat's styles ask for. */
function ownTokens(): Plugin {
  const styles = readFileSync(new URL("styles.css", import.meta.url), "utf8");
  return {
    name: "chaffer-own-tokens",
    enforce: "post",
    transform(code, id) {
      if (!id.endsWith("tokens.css?inline")) return null;
      const own = code.replace(/--([\w-]+):[^;}]+;?/g, (told, name: string) => (styles.includes(`var(--${name}`) ? told : ""));
      return { code: own, map: null };
    },
  };
}

/** The chat is one classic script under a name that stays: pages of others refer to it. */
export default defineConfig({
  plugins: [bareIcons(), ownTokens()],
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL("../../src/chaffer/web/static/built/widget", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    rollupOptions: {
      input: fileURLToPath(new URL("chat.ts", import.meta.url)),
      output: { format: "iife", entryFileNames: "chaffer-chat.js" },
    },
  },
});
