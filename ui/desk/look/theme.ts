/** Mantine in the colours of tokens.css. */

import { createTheme, type CSSVariablesResolver, defaultVariantColorsResolver, type MantineColorsTuple } from "@mantine/core";

const terracotta: MantineColorsTuple = [
  "#fdf3ee", "#fbeae3", "#f3cdbf", "#ecae98", "#e4805f", "#d4653f", "#c2512f", "#a9431f", "#8a3719", "#6b2b14",
]; // prettier-ignore

/** Greys tinted towards the ink, light to dark. */
const gray: MantineColorsTuple = [
  "#faf6f1", "#f5f0e9", "#ece5dc", "#e0d7cc", "#cfc5b9", "#a59d95", "#5d6970", "#48545b", "#323e46", "#1e2a32",
]; // prettier-ignore
const dark: MantineColorsTuple = [
  "#eceae6", "#c8ccce", "#a3aeb4", "#7c8890", "#43505a", "#2c353c", "#242c33", "#1c2329", "#171d22", "#14191d",
]; // prettier-ignore

const OURS = ["terracotta", "red"];

export const theme = createTheme({
  primaryColor: "terracotta",
  primaryShade: { light: 6, dark: 4 },
  colors: { terracotta, gray, dark },
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-code)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  headings: { fontFamily: "var(--font)", fontWeight: "650" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  shadows: { sm: "var(--shadow)", md: "var(--shadow)", lg: "var(--shadow)", xl: "var(--shadow)" },
  variantColorResolver: (input) => {
    const told = defaultVariantColorsResolver(input);
    const name = input.color ?? "terracotta";
    if (!OURS.includes(name)) return told;
    const tone = name === "red" ? "danger" : "accent";
    if (input.variant === "filled") {
      const strong = tone === "accent" ? "var(--accent-strong)" : "var(--danger-text)";
      return { ...told, background: `var(--${tone})`, hover: strong, color: "var(--on-accent)" };
    }
    if (input.variant === "light") return { ...told, background: `var(--${tone}-wash)`, hover: `var(--${tone}-wash)`, color: `var(--${tone}-text)` };
    if (input.variant === "subtle") return { ...told, hover: `var(--${tone}-wash)`, color: `var(--${tone}-text)` };
    return told;
  },
  components: {
    Tooltip: { defaultProps: { withArrow: false, openDelay: 350, color: "var(--ink)", fz: "xs" } },
    Menu: { defaultProps: { shadow: "md", position: "bottom-end", offset: 6, transitionProps: { duration: 90 } } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 90 } } },
    Modal: { styles: { title: { fontWeight: 650, fontSize: 16 } }, defaultProps: { centered: true, transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.35, blur: 2 } } },
    NumberInput: { defaultProps: { hideControls: true } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
  },
});

const VARIABLES = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-soft)",
  "--mantine-color-placeholder": "var(--ink-soft)",
  "--mantine-color-anchor": "var(--accent-text)",
  "--mantine-color-error": "var(--danger-text)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-hover": "var(--surface-sunk)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-disabled": "var(--paper-deep)",
  "--mantine-color-disabled-color": "var(--ink-soft)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent-strong)",
  "--mantine-primary-color-light": "var(--accent-wash)",
  "--mantine-primary-color-light-hover": "var(--accent-wash)",
  "--mantine-primary-color-light-color": "var(--accent-text)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: VARIABLES, dark: VARIABLES });

/** Styles that are made while the page runs carry the page's nonce, or the content policy throws them away. */
export function pageNonce(): string {
  return document.querySelector<HTMLElement>("script[nonce], meta[nonce]")?.nonce ?? "";
}
