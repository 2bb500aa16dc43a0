import { Button, Group, PasswordInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import { Notice } from "./notice";
import type { Channel } from "./told";
import { useDoing } from "./use_doing";
import { type AdminKey, useAdminWords } from "./words";

const PLAIN = ["business_account_id", "app_id", "catalog_id", "country", "per_second", "phone_number"] as const;
const SECRET = ["access_token", "app_secret", "verify_token"] as const;

interface Props {
  channel: Channel;
  onDone: () => void;
}

/** Only what was changed is told to the server. */
export function ChannelEdit({ channel, onDone }: Props) {
  const { t, desk } = useAdminWords();
  const { busy, trouble, run } = useDoing("accounts");
  const [name, setName] = useState(channel.name);
  const [plain, setPlain] = useState<Record<string, string>>({});
  const [secret, setSecret] = useState<Record<string, string>>({});
  const [attend, setAttend] = useState(channel.settings["attend"] ?? "");
  const [origins, setOrigins] = useState(channel.origins.join("\n"));
  const isWhatsApp = channel.kind === "whatsapp";
  const save = (event: FormEvent) => {
    event.preventDefault();
    const told: Record<string, unknown> = { name };
    if (isWhatsApp) Object.assign(told, plain, Object.fromEntries(Object.entries(secret).filter(([, value]) => value)), { attend });
    if (channel.kind === "web") told["origins"] = linesOf(origins);
    void run(() => line.patch(`/channels/${channel.id}`, told), true).then((done) => {
      if (!done) return;
      notifications.show({ message: desk.t("saved_it") });
      onDone();
    });
  };
  return (
    <form onSubmit={save}>
      <Stack gap="sm" mt="md">
        <TextInput label={t("field.name")} value={name} maxLength={100} onChange={(event) => setName(event.currentTarget.value)} />
        {isWhatsApp && PLAIN.map((each) => (
          <TextInput key={each} label={t(`field.${each}`)} description={t(`field.${each}.is` as AdminKey)} value={plain[each] ?? channel.settings[each] ?? ""}
            onChange={(event) => setPlain({ ...plain, [each]: event.currentTarget.value.trim() })} />
        ))}
        {isWhatsApp && <Select label={t("field.attend")} allowDeselect={false} data={[{ value: "", label: t("field.attend.on") }, { value: "off", label: t("field.attend.off") }]} value={attend === "off" ? "off" : ""} onChange={(value) => setAttend(value ?? "")} />}
        {isWhatsApp && SECRET.map((each) => (
          <PasswordInput key={each} label={t(`field.${each}`)} placeholder={t("field.secret.keep")} autoComplete="off" value={secret[each] ?? ""}
            onChange={(event) => setSecret({ ...secret, [each]: event.currentTarget.value.trim() })} />
        ))}
        {channel.kind === "web" && <Textarea autosize minRows={2} label={t("field.origins")} description={t("field.origins.is")} value={origins} onChange={(event) => setOrigins(event.currentTarget.value)} />}
        {trouble && <Notice mood="bad">{trouble}</Notice>}
        <Group><Button type="submit" loading={busy}>{desk.t("save")}</Button><Button variant="subtle" color="gray" onClick={onDone}>{desk.t("cancel")}</Button></Group>
      </Stack>
    </form>
  );
}

export const linesOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);
