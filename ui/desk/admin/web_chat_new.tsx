import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import { linesOf } from "./channel_edit";
import { CopyLine } from "./copied";
import { Notice } from "./notice";
import type { WebChatMade } from "./told";
import { useDoing } from "./use_doing";
import { WebChatEmbed } from "./web_chat_embed";
import { useAdminWords } from "./words";

/** A chat for the shop's own site: which sites, then its key and the code. */
export function WebChatNew({ onLeave }: { onLeave: () => void }) {
  const { t, desk } = useAdminWords();
  const { busy, trouble, run } = useDoing("accounts");
  const [name, setName] = useState("");
  const [origins, setOrigins] = useState("");
  const [made, setMade] = useState<WebChatMade | undefined>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => line.post<WebChatMade>("/channels/web", { name, origins: linesOf(origins) }, { key: crypto.randomUUID() }), true).then(setMade);
  };
  if (made)
    return (
      <section className={settings.card}>
        <Notice mood="waiting" title={t("web.key.once")}><CopyLine label={t("web.key")} value={made.identity_key} /></Notice>
        <WebChatEmbed channel={made.channel} />
        <Button mt="md" onClick={onLeave}>{t("wizard.finish")}</Button>
      </section>
    );
  return (
    <section className={settings.card}>
      <form onSubmit={save}>
        <Stack gap="sm">
          <TextInput label={t("field.name")} value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />
          <Textarea required autosize minRows={2} label={t("field.origins")} description={t("field.origins.is")} placeholder="https://shop.example" value={origins} onChange={(event) => setOrigins(event.currentTarget.value)} />
          {trouble && <Notice mood="bad">{trouble}</Notice>}
          <Group><Button type="submit" loading={busy}>{t("web.make")}</Button><Button variant="subtle" color="gray" onClick={onLeave}>{desk.t("cancel")}</Button></Group>
        </Stack>
      </form>
    </section>
  );
}
