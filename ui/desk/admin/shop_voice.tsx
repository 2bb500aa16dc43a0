import { Button, Group, Select, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import { Notice } from "./notice";
import type { Shop } from "./told";
import { useSaving } from "./use_saving";
import { useAdminWords } from "./words";

interface Party {
  name?: string;
  lines?: string[];
  country?: string;
  vat_number?: string;
}

const WORDS = ["assistant", "persona", "logo_url"] as const;
const CAPS = ["marketing_per_day", "marketing_per_30_days"] as const;

/** How the bot is called and what it does by itself, adverts, and who stands on invoices. */
export function Voice({ shop }: { shop: Shop }) {
  const { t, desk } = useAdminWords();
  const { busy, save, at, elsewhere } = useSaving("shops");
  const text = (name: string) => (typeof shop.settings[name] === "string" || typeof shop.settings[name] === "number" ? String(shop.settings[name]) : "");
  const [words, setWords] = useState<Record<string, string>>(Object.fromEntries([...WORDS, ...CAPS].map((each) => [each, text(each)])));
  const [suggestions, setSuggestions] = useState(shop.settings["suggestions"] !== false);
  const [tellsPacked, setTellsPacked] = useState(Boolean(shop.settings["tells_packed"]));
  const [credit, setCredit] = useState(text("store_credit") || "ask");
  const kept = (shop.settings["invoices"] ?? {}) as Party;
  const [party, setParty] = useState({ name: kept.name ?? "", lines: (kept.lines ?? []).join("\n"), country: kept.country ?? "", vat_number: kept.vat_number ?? "" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told: Record<string, unknown> = { suggestions, tells_packed: tellsPacked, store_credit: credit };
    for (const name of WORDS) told[name] = words[name]?.trim() || null;
    for (const name of CAPS) told[name] = words[name] ? Number(words[name]) : null;
    told["invoices"] = party.name.trim() ? { ...kept, ...party, lines: party.lines.split("\n").map((each) => each.trim()).filter(Boolean) } : null;
    void save(() => line.patch("/shop", { settings: told }));
  };
  const field = (name: string) => ({ value: words[name] ?? "", error: at(`settings.${name}`), onChange: (event: { currentTarget: { value: string } }) => setWords({ ...words, [name]: event.currentTarget.value }) });
  const trouble = elsewhere(...[...WORDS, ...CAPS, "invoices"].map((each) => `settings.${each}`));
  return (
    <section className={settings.card}>
      <h2>{t("shop.voice")}</h2>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Group grow align="start">
            <TextInput label={t("shop.assistant")} description={t("shop.assistant.is")} maxLength={100} {...field("assistant")} />
            <TextInput label={t("shop.persona")} description={t("shop.persona.is")} maxLength={100} {...field("persona")} />
          </Group>
          <TextInput type="url" label={t("shop.logo_url")} description={t("shop.logo_url.is")} {...field("logo_url")} />
          <Switch label={t("shop.suggestions")} checked={suggestions} onChange={(event) => setSuggestions(event.currentTarget.checked)} />
          <Switch label={t("shop.tells_packed")} checked={tellsPacked} onChange={(event) => setTellsPacked(event.currentTarget.checked)} />
          <Select label={t("shop.store_credit")} allowDeselect={false} data={(["ask", "use", "keep"] as const).map((each) => ({ value: each, label: t(`shop.store_credit.${each}`) }))} value={credit} onChange={(value) => value && setCredit(value)} />
          <Group grow align="start">{CAPS.map((name) => <TextInput key={name} type="number" min={0} max={1000} label={t(`shop.${name}`)} description={t("shop.caps.is")} {...field(name)} />)}</Group>
          <h2 style={{ margin: "12px 0 0" }}>{t("shop.invoices")}</h2>
          <Group grow align="start">
            <TextInput label={t("shop.party.name")} description={t("shop.party.name.is")} maxLength={200} value={party.name} error={at("settings.invoices")} onChange={(event) => setParty({ ...party, name: event.currentTarget.value })} />
            <TextInput label={t("shop.party.vat")} value={party.vat_number} onChange={(event) => setParty({ ...party, vat_number: event.currentTarget.value })} />
          </Group>
          <Group grow align="start">
            <Textarea autosize minRows={2} label={t("shop.party.lines")} value={party.lines} onChange={(event) => setParty({ ...party, lines: event.currentTarget.value })} />
            <TextInput label={t("shop.country")} description={t("shop.country.is")} maxLength={2} value={party.country} onChange={(event) => setParty({ ...party, country: event.currentTarget.value.toUpperCase() })} />
          </Group>
          {trouble && <Notice mood="bad">{trouble}</Notice>}
          <Button type="submit" w="fit-content" loading={busy}>{desk.t("save")}</Button>
        </Stack>
      </form>
    </section>
  );
}
