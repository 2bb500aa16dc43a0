import { Button, Stack, Switch, Text } from "@mantine/core";
import { useState } from "react";
import type { DeskSettings } from "../api/contract";
import { chime } from "../live/chime";
import { useSession, useSessionState } from "../session/session";
import settings from "../settings/settings.module.css";
import { useTeamWords } from "./words";

const KINDS = ["mine", "unassigned", "mentions", "followed"] as const;

/** What is worth a sound, and whether the system may say so while the page is hidden. */
export function Notices({ onFailed }: { onFailed: (fault: unknown) => void }) {
  const { t, desk } = useTeamWords();
  const { staff } = useSession();
  const { change } = useSessionState();
  const notify = staff.settings.notify ?? {};
  const [permission, setPermission] = useState(() => ("Notification" in globalThis ? Notification.permission : "denied"));
  const sounds = staff.settings.sounds !== false;
  const set = (told: DeskSettings) => void change({ settings: told }).catch(onFailed);
  const ask = () => void Notification.requestPermission().then(setPermission);
  return (
    <section className={settings.card}>
      <h2>{t("notices")}</h2>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t("notices.lead")}</Text>
        <Switch label={desk.t("profile.sounds")} checked={sounds} onChange={(event) => { set({ sounds: event.currentTarget.checked }); if (event.currentTarget.checked) chime(); }} />
        {KINDS.map((kind) => <Switch key={kind} ml="lg" disabled={!sounds} label={t(`notices.${kind}`)} checked={notify[kind] !== false} onChange={(event) => set({ notify: { ...notify, [kind]: event.currentTarget.checked } })} />)}
        <Switch ml="lg" disabled={!sounds} label={t("notices.system")} checked={notify.system !== false && permission === "granted"} onChange={(event) => { set({ notify: { ...notify, system: event.currentTarget.checked } }); if (event.currentTarget.checked && permission === "default") ask(); }} />
        {permission === "denied" && <Text size="xs" c="dimmed">{t("notices.denied")}</Text>}
        {sounds && <Button w="fit-content" size="compact-sm" variant="default" onClick={chime}>{t("notices.try")}</Button>}
      </Stack>
    </section>
  );
}
