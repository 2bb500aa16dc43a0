import { MantineThemeProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { useWords } from "../words/words";

/** What is told in passing; each can be put away by name. */
export function Notices() {
  const { t } = useWords();
  return (
    <MantineThemeProvider inherit theme={{ components: { Notification: { defaultProps: { closeButtonProps: { "aria-label": t("close") } } } } }}>
      <Notifications position="bottom-right" autoClose={3500} limit={3} />
    </MantineThemeProvider>
  );
}
