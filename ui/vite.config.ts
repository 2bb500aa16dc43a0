import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { licences } from "./build/licences";
import { mock } from "./mock/plugin";

/** The server gives these files at /static/built/; the pages themselves live elsewhere (the phone at /). */
const BASE = "/static/built/";

/** What server-rendered pages link to keeps its name. */
const PLAIN = ["pages.css", "site.css"];

function asset(name: string): string {
  if (/\.woff2?$/.test(name)) return "fonts/[name]-[hash][extname]";
  return PLAIN.includes(name) ? name : "phone/[name]-[hash][extname]";
}

/** Signs under names that stay: the server's pages and its demo shop refer to them. */
function signs(...names: string[]): Plugin {
  return {
    name: "chaffer-signs",
    generateBundle() {
      for (const name of names) {
        this.emitFile({ type: "asset", fileName: `brand/${name}`, source: readFileSync(`src/brand/${name}`, "utf8") });
      }
    },
  };
}

export default defineConfig(({ command, isPreview }) => ({
  base: command === "build" || isPreview ? BASE : "/",
  plugins: [mock(), signs("sign.svg", "marlow-and-fig.svg"), licences("licences.txt", "@fontsource-variable/inter", "@tabler/icons")],
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL("../src/chaffer/web/static/built", import.meta.url)),
    emptyOutDir: true,
    // Everything as a file of its own: the pages' content policy knows no data: addresses.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        phone: fileURLToPath(new URL("phone/index.html", import.meta.url)),
        pages: fileURLToPath(new URL("src/pages.css", import.meta.url)),
        site: fileURLToPath(new URL("site/site.css", import.meta.url)),
        "site-script": fileURLToPath(new URL("site/site.ts", import.meta.url)),
      },
      output: {
        entryFileNames: (chunk) => (chunk.name === "site-script" ? "site/site.js" : "phone/[name]-[hash].js"),
        chunkFileNames: "phone/[name]-[hash].js",
        assetFileNames: (info) => asset(info.names[0] ?? ""),
      },
    },
  },
  test: { include: ["tests/**/*.test.ts"] },
}));
