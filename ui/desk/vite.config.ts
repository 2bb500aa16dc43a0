import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { licences } from "../build/licences";
import { quietIcons } from "../build/quiet_icons";
import { mock } from "./mock/plugin";
import { chosenColours } from "./look/chosen_colours";

/** The desk: one page, which the server gives at /desk/, its files at /static/built/desk/. */
export default defineConfig(({ command, isPreview }) => ({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: command === "build" || isPreview ? "/static/built/desk/" : "/",
  plugins: [quietIcons(), chosenColours(), mock(), licences("licences.txt")],
  publicDir: false,
  server: { fs: { allow: [".."] } },
  build: {
    outDir: fileURLToPath(new URL("../../src/chaffer/web/static/built/desk", import.meta.url)),
    emptyOutDir: true,
    target: "es2022",
    // Everything as a file of its own: the page's content policy knows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      // Packages say "use client" for servers that render; here nothing else is built.
      onwarn: (warning, warn) => (warning.code === "MODULE_LEVEL_DIRECTIVE" ? undefined : warn(warning)),
      input: fileURLToPath(new URL("index.html", import.meta.url)),
      output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name]-[hash][extname]" },
    },
  },
}));
