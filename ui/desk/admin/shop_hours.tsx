import { Button, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { line } from "../api/line";
import settings from "../settings/settings.module.css";
import classes from "./admin.module.css";
import { asSpans, asText, DAYS, dayName } from "./hours";
import { Notice } from "./notice";
import type { Shop } from "./told";
import { useSaving } from "./use_saving";
import { useAdminWords } from "./words";

const USUAL = "09:00–18:00";

/** When people answer; the bot is always there. */
export function Hours({ shop }: { shop: Shop }) {
  const { t, language, desk } = useAdminWords();
  const { busy, save, at } = useSaving("shops");
  const kept = shop.settings["hours"] as Record<string, unknown> | undefined;
  const [hasHours, setHas] = useState(Boolean(kept));
  const [days, setDays] = useState<Record<string, string>>(Object.fromEntries(DAYS.map((day, at) => [day, kept ? asText(kept[day]) : at < 5 ? USUAL : ""])));
  const [closed, setClosed] = useState(((kept?.["closed"] as string[] | undefined) ?? []).join("\n"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const spans = Object.fromEntries(DAYS.map((day) => [day, asSpans(days[day] ?? "") ?? []]));
    const hours = hasHours ? { ...spans, closed: closed.split(/[\s,]+/).filter(Boolean) } : null;
    void save(() => line.patch("/shop", { settings: { hours } }));
  };
  const strange = hasHours && DAYS.some((day) => asSpans(days[day] ?? "") === null);
  return (
    <section className={settings.card}>
      <h2>{t("shop.hours")}</h2>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Switch label={t("shop.hours.has")} checked={hasHours} onChange={(event) => setHas(event.currentTarget.checked)} />
          {hasHours && (
            <div className={classes.hours}>
              {DAYS.map((day, number) => [
                <label key={`${day}-name`} htmlFor={`hours-${day}`}>{dayName(language, number)}</label>,
                <TextInput key={day} id={`hours-${day}`} placeholder={t("shop.hours.closed")} value={days[day] ?? ""} error={asSpans(days[day] ?? "") === null ? t("shop.hours.how", { usual: USUAL }) : undefined} onChange={(event) => setDays({ ...days, [day]: event.currentTarget.value })} />,
              ])}
            </div>
          )}
          {hasHours && <Textarea autosize minRows={2} label={t("shop.hours.dates")} description={t("shop.hours.dates.is")} placeholder="2026-12-25" value={closed} onChange={(event) => setClosed(event.currentTarget.value)} />}
          {at("settings") && <Notice mood="bad">{at("settings")}</Notice>}
          <Button type="submit" w="fit-content" loading={busy} disabled={strange}>{desk.t("save")}</Button>
        </Stack>
      </form>
    </section>
  );
}
