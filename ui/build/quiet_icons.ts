import type { Plugin } from "vite";

/** Icons stand beside words that say the same: screen readers pass them over, unless one is given a label. */
export function quietIcons(): Plugin {
  return {
    name: "chaffer-quiet-icons",
    transform(code, id) {
      if (!id.includes("@tabler/icons-react/dist/esm/defaultAttributes")) return null;
      if (!code.includes("xmlns:")) this.error("the icons' attributes are not where they were");
      return { code: code.replaceAll("xmlns:", '"aria-hidden": true, xmlns:'), map: null };
    },
  };
}
