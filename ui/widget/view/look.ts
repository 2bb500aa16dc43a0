/** The widget's styles: our tokens, each of which a page may set as --chaffer-NAME (and --chaffer-dark-NAME). */

import tokens from "../../src/tokens.css?inline";
import styles from "../styles.css?inline";

const BLOCK = /:root\s*\{([^}]*)\}/g;
const TOKEN = /--([\w-]+)\s*:\s*([^;]+)/g;

/** The tokens of a block, each with the page's own before it. Pure. */
export function overridable(block: string, prefix: string): string {
  const found = [...block.matchAll(TOKEN)].map(([, name, value]) => `--${name}:var(--${prefix}${name},${value?.trim()})`);
  return found.join(";");
}

export function styleText(source: string = tokens, more: string = styles): string {
  const [light = "", dark = ""] = [...source.matchAll(BLOCK)].map((match) => match[1] ?? "");
  return `.chaffer{${overridable(light, "chaffer-")}}.chaffer.dark{${overridable(dark, "chaffer-dark-")}}${more}`;
}

/** In the shadow root without a <style>: a strict content policy has nothing to say against it. */
export function dress(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleText());
  root.adoptedStyleSheets = [sheet];
}
