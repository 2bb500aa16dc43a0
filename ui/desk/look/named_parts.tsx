import { MantineThemeProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { useWords } from "../words/words";

/** Small buttons inside larger parts have names too, in the language of the desk; and what is told in passing. */
export function NamedParts({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const components = {
    Notification: { defaultProps: { closeButtonProps: { "aria-label": t("close") } } },
    Pill: { defaultProps: { removeButtonProps: { "aria-label": t("remove") } } },
    NumberInput: { defaultProps: { hideControls: true } },
  };
  return (
    <MantineThemeProvider inherit theme={{ components }}>
      <Notifications position="bottom-right" autoClose={3500} limit={3} />
      {children}
    </MantineThemeProvider>
  );
}
