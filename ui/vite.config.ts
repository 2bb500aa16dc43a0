import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { mock } from "./mock/plugin";

/** The server gives these files at /static/built/; the pages themselves live elsewhere (the phone at /). */
const BASE = "/static/built/";

function asset(name: string): string {
  if (/\.woff2?$/.test(name)) return "fonts/[name]-[hash][extname]";
  return name === "pages.css" ? "pages.css" : "phone/[name]-[hash][extname]";
}

export default defineConfig(({ command, isPreview }) => ({
  base: command === "build" || isPreview ? BASE : "/",
  plugins: [mock()],
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
      },
      output: {
        entryFileNames: "phone/[name]-[hash].js",
        chunkFileNames: "phone/[name]-[hash].js",
        assetFileNames: (info) => asset(info.names[0] ?? ""),
      },
    },
  },
  test: { include: ["tests/**/*.test.ts"] },
}));
