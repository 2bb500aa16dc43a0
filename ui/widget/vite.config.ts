import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** The chat is one classic script under a name that stays: pages of others refer to it. */
export default defineConfig({
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
