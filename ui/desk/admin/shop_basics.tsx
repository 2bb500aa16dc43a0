import { Button, Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import { languageName } from "../words/dates";
import { Notice } from "./notice";
import type { Shop } from "./told";
import { useSaving } from "./use_saving";
import { useAdminWords } from "./words";

const KNOWN = ["en", "fr", "ko", "ru"];
const ZONES = Intl.supportedValuesOf("timeZone");
const FIELDS = ["name", "language", "languages", "country", "time_zone", "state"];

export function Basics({ shop }: { shop: Shop }) {
  const { t, language, desk } = useAdminWords();
  const { busy, save, at, elsewhere } = useSaving("shops");
  const [told, setTold] = useState({ name: shop.name, language: shop.language, languages: shop.languages, country: shop.country, time_zone: shop.time_zone, state: shop.state });
  const set = (change: Partial<typeof told>) => setTold({ ...told, ...change });
  const tongues = [...new Set([...KNOWN, ...shop.languages])].map((code) => ({ value: code, label: languageName(language, code) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const languages = [told.language, ...told.languages.filter((code) => code !== told.language)];
    void save(() => line.patch("/shop", { ...told, languages }));
  };
  const trouble = elsewhere(...FIELDS);
  return (
    <section className={settings.card}>
      <h2>{t("shop.basics")}</h2>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput required label={t("shop.name")} maxLength={200} value={told.name} error={at("name")} onChange={(event) => set({ name: event.currentTarget.value })} />
          <Group grow align="start">
            <Select label={t("shop.language")} allowDeselect={false} data={tongues} value={told.language} error={at("language")} onChange={(value) => value && set({ language: value })} />
            <Checkbox.Group label={t("shop.languages")} value={told.languages} error={at("languages")} onChange={(languages) => set({ languages })}><Group mt={6} gap="md">{tongues.map((each) => <Checkbox key={each.value} value={each.value} label={each.label} disabled={each.value === told.language} />)}</Group></Checkbox.Group>
          </Group>
          <Group grow align="start">
            <TextInput readOnly disabled label={t("shop.currency")} description={t("shop.currency.is")} value={shop.currency} />
            <TextInput required label={t("shop.country")} description={t("shop.country.is")} maxLength={2} value={told.country} error={at("country")} onChange={(event) => set({ country: event.currentTarget.value.toUpperCase() })} />
          </Group>
          <Group grow align="start">
            <Select searchable label={t("shop.time_zone")} allowDeselect={false} data={ZONES.includes(told.time_zone) ? ZONES : [told.time_zone, ...ZONES]} limit={100} value={told.time_zone} error={at("time_zone")} onChange={(value) => value && set({ time_zone: value })} />
            <Select label={t("shop.state")} allowDeselect={false} data={["open", "paused"].map((each) => ({ value: each, label: t(each === "open" ? "shop.state.open" : "shop.state.paused") }))} value={told.state} error={at("state")} onChange={(value) => value && set({ state: value })} />
          </Group>
          {trouble && <Notice mood="bad">{trouble}</Notice>}
          <Button type="submit" w="fit-content" loading={busy}>{desk.t("save")}</Button>
        </Stack>
      </form>
    </section>
  );
}
