/** The licences of what is built in, beside it: they ask to travel along. */

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const MODULES = fileURLToPath(new URL("../node_modules/", import.meta.url));
const PACKAGE = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g;

/** One file with the licence of every package that a module of the bundle comes from, and of those named. */
export function licences(fileName: string, ...named: string[]): Plugin {
  const used = new Set(named);
  return {
    name: "chaffer-licences",
    transform(_code, id) {
      const name = [...id.matchAll(PACKAGE)].at(-1)?.[1];
      if (name) used.add(name);
      return null;
    },
    generateBundle() {
      const source = [...used].sort().map(told).join("\n\n");
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}

function told(name: string): string {
  const folder = `${MODULES}${name}/`;
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  if (file) return `${name}\n\n${readFileSync(folder + file, "utf8").trim()}\n`;
  const { license, author } = JSON.parse(existsSync(`${folder}package.json`) ? readFileSync(`${folder}package.json`, "utf8") : "{}");
  return `${name}\n\n${String(license)}, ${typeof author === "string" ? author : String(author?.name ?? "")}\n`;
}
