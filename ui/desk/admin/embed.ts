/** The lines that put the chat on a page. */

export const OURS = "#c2512f";

export function embedCode(home: string, siteKey: string, accent: string): string {
  const look = accent === OURS ? "" : `<style>chaffer-chat { --chaffer-accent: ${accent}; --chaffer-on-accent: ${inkOn(accent)}; }</style>\n`;
  return `${look}<script src="${home}/static/built/widget/chaffer-chat.js" async></script>\n<chaffer-chat site="${siteKey}"></chaffer-chat>`;
}

/** White or near-black: whichever reads better on the colour. */
export function inkOn(colour: string): string {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) >= (light + 0.05) / (luminance("#10181d") + 0.05) ? "#ffffff" : "#10181d";
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
