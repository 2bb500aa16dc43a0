import { Button, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import { moment } from "../words/dates";
import classes from "./admin.module.css";
import { CopyLine } from "./copied";
import { Notice } from "./notice";
import { handshakeSign, isForged, type Sign, webhookSign } from "./signs";
import type { Channel, WebhookForm } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

interface Props {
  /** Once it is there; then its signs of life are watched. */
  account: Channel | undefined;
  onMade: (made: Channel) => void;
  onLeave: () => void;
}

/** From Meta's four values to a message on one's own phone; each step turns green when it really happened. */
export function WhatsAppWizard({ account, onMade, onLeave }: Props) {
  const { t } = useAdminWords();
  const isHeard = Boolean(account?.health.heard_at) && !(account && isForged(account.health));
  return (
    <section className={settings.card}>
      <ol className={classes.steps}>
        <Step done={Boolean(account)} title={t("wizard.values")}>{account ? <p>{t("wizard.values.done", { name: account.name || account.external_id })}</p> : <Values onMade={onMade} />}</Step>
        {account && <Step done={handshakeSign(account.health).mood === "good"} title={t("wizard.address")}><Address account={account} /></Step>}
        {account && <Step done={isHeard} title={t("wizard.write")}><p>{t("wizard.write.do", { number: account.health.number || account.external_id })}</p><Shown sign={webhookSign(account.health)} />{isForged(account.health) && <Notice mood="bad">{t("sign.forged.do")}</Notice>}</Step>}
        {account && <Step done={false} title={t("wizard.try")}><TryIt account={account} /></Step>}
      </ol>
      <Button variant={isHeard ? "filled" : "default"} onClick={onLeave}>{t(isHeard ? "wizard.finish" : "wizard.later")}</Button>
    </section>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  return <li data-done={done}><h2>{title}</h2>{children}</li>;
}

function Shown({ sign }: { sign: Sign }) {
  const { t, language } = useAdminWords();
  return <div className={classes.sign} role="status"><span className={classes.dot} data-is={sign.mood} /><span>{t(sign.says, { at: sign.at ? moment(language, sign.at) : "" })}</span></div>;
}

const BLANK = { phone_number_id: "", business_account_id: "", app_secret: "", access_token: "", api_base_url: "" };

function Values({ onMade }: { onMade: (made: Channel) => void }) {
  const { t } = useAdminWords();
  const { busy, trouble, run } = useDoing("accounts");
  const [told, setTold] = useState(BLANK);
  const [more, setMore] = useState(false);
  const field = (name: keyof typeof BLANK) => ({
    label: t(`field.${name}`), description: t(`field.${name}.is`), value: told[name], autoComplete: "off",
    onChange: (event: { currentTarget: { value: string } }) => setTold({ ...told, [name]: event.currentTarget.value.trim() }),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value));
    void run(() => line.post<Channel>("/channels/whatsapp", given, { key: crypto.randomUUID() }), true).then((made) => made && onMade(made));
  };
  return (
    <form onSubmit={save}>
      <p>{t("wizard.values.do")}</p>
      <Stack gap="sm">
        <TextInput required inputMode="numeric" {...field("phone_number_id")} />
        <TextInput inputMode="numeric" {...field("business_account_id")} />
        <PasswordInput required {...field("app_secret")} />
        <PasswordInput required {...field("access_token")} />
        {more ? <TextInput {...field("api_base_url")} placeholder="https://graph.facebook.com" /> : <Button w="fit-content" px={0} size="compact-sm" variant="subtle" onClick={() => setMore(true)}>{t("wizard.more")}</Button>}
        {trouble && <Notice mood="bad" title={t("wizard.refused")}>{trouble}</Notice>}
        <Button type="submit" w="fit-content" loading={busy}>{t("wizard.values.check")}</Button>
      </Stack>
    </form>
  );
}

function Address({ account }: { account: Channel }) {
  const { t } = useAdminWords();
  const form = useQuery({ queryKey: ["webhook-form", account.id], queryFn: () => line.get<WebhookForm>(`/channels/${account.id}/webhook`) }).data;
  return (
    <Stack gap="sm">
      <p>{t("wizard.address.do")}</p>
      {form && <CopyLine label={t("wizard.address.url")} value={form.address} />}
      {form && <CopyLine label={t("field.verify_token")} value={form.verify_token} />}
      <p>{t("wizard.address.fields")}</p>
      <Shown sign={handshakeSign(account.health)} />
      {form?.address.startsWith("http://") && !account.health.shaken_at && <Notice mood="waiting">{t("wizard.address.https")}</Notice>}
    </Stack>
  );
}

function TryIt({ account }: { account: Channel }) {
  const { t } = useAdminWords();
  const { busy, trouble, run } = useDoing();
  const [to, setTo] = useState("");
  const [said, setSaid] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSaid(false);
    const told = { to: to.replace(/[\s()-]/g, ""), text: t("wizard.try.text") };
    void run(() => line.post(`/channels/${account.id}/try`, told, { key: crypto.randomUUID() }), true).then((done) => setSaid(Boolean(done)));
  };
  return (
    <form onSubmit={send}>
      <p>{t("wizard.try.do")}</p>
      <Group align="end" gap="sm">
        <TextInput required type="tel" label={t("wizard.try.number")} placeholder="+49 151 1234567" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        <Button type="submit" variant="light" loading={busy}>{t("wizard.try.send")}</Button>
      </Group>
      {trouble && <Notice mood="waiting">{trouble}</Notice>}
      {said && <Notice mood="good">{t("wizard.try.sent")}</Notice>}
    </form>
  );
}
