import { Button, Group, Skeleton, Switch, Tabs, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { line, Refused } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import frame from "../settings/settings.module.css";
import { languageName } from "../words/dates";
import classes from "./rules.module.css";
import type { Item, Worded, Wordings } from "./told";
import { useRuleWords } from "./words";

const KEY = ["wording"];
const WHENS = ["bot", "hand_over", "rating"];
const AT_MOST = 600;

/** What the bot says in the shop's own words. */
export function Wording() {
  const { t, named, language, desk } = useRuleWords();
  const { shop } = useSession();
  const may = useMay()("shop.write");
  const queries = useQueryClient();
  const told = useQuery({ queryKey: KEY, queryFn: () => line.get<Wordings>("/wording") });
  const [spoken, setSpoken] = useState<string | null>(shop.languages.includes(language) ? language : (shop.languages[0] ?? "en"));
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const behave = (says_back: boolean) => void line.put<Wordings>("/wording/manner", { says_back }).then((now) => queries.setQueryData(KEY, now), failed);
  if (told.isError) return <p role="alert">{troubleIn(told.error, desk)} <Button size="compact-xs" variant="light" onClick={() => void told.refetch()}>{desk.t("again")}</Button></p>;
  if (!told.data) return <Skeleton height={240} />;
  const languages = told.data.items[0]?.texts.map((each) => each.language) ?? [];
  const spokenHere = spoken && languages.includes(spoken) ? spoken : (languages[0] ?? "en");
  return (
    <>
      <p className={frame.soft}>{t("wording.about")}</p>
      <Tabs value={spokenHere} onChange={setSpoken} mb="md">
        <Tabs.List>{languages.map((code) => <Tabs.Tab key={code} value={code}>{languageName(language, code)}</Tabs.Tab>)}</Tabs.List>
      </Tabs>
      {WHENS.map((when) => (
        <section key={when} className={frame.card}>
          <h2>{named("wording", when)}</h2>
          {when === "hand_over" && <Switch mb="md" label={t("wording.says_back")} checked={told.data.says_back} disabled={!may} onChange={(event) => behave(event.currentTarget.checked)} />}
          {told.data.items.filter((item) => item.when === when).map((item) => {
            const text = item.texts.find((each) => each.language === spokenHere);
            return text && <One key={item.key + spokenHere + text.own} item={item} text={text} may={may} />;
          })}
        </section>
      ))}
    </>
  );
}

/** A variable that there is not; "" for a brace of its own, null if all is well. As the server sees it. */
function unknownIn(text: string, variables: readonly string[]): string | null {
  for (const [, name = ""] of text.matchAll(/\{\s*([a-z_]+)\s*\}/g)) if (!variables.includes(name)) return name;
  return /[{}]/.test(text.replace(/\{\s*[a-z_]+\s*\}/g, "")) ? "" : null;
}

/** One text: ours to begin with, a preview of what stands in the field. */
function One({ item, text, may }: { item: Item; text: Worded; may: boolean }) {
  const { t, named, desk } = useRuleWords();
  const queries = useQueryClient();
  const [now, setNow] = useState(text.own || text.ours);
  const [settled] = useDebouncedValue(now.trim(), 300);
  const unknown = unknownIn(now, item.variables);
  const isOwn = now.trim() !== (text.own || text.ours);
  const seen = useQuery({
    queryKey: [...KEY, "preview", item.key, text.language, settled], enabled: isOwn && settled.length > 0 && unknownIn(settled, item.variables) === null, retry: false, staleTime: 60_000,
    queryFn: () => line.post<{ text: string }>("/wording/preview", { key: item.key, language: text.language, text: settled }),
  }); // prettier-ignore
  const trouble = unknown !== null ? (unknown ? t("wording.no_variable", { variable: `{${unknown}}` }) : t("wording.wrong")) : seen.error instanceof Refused ? t("wording.wrong") : "";
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const again = () => void queries.invalidateQueries({ queryKey: KEY, exact: true });
  const path = `/wording/${item.key}/${text.language}`;
  return (
    <div style={{ marginBlockEnd: 20 }}>
      <Textarea label={named("text", item.key)} autosize minRows={2} maxLength={AT_MOST} disabled={!may} value={now} error={trouble} description={text.by_hand ? t("wording.by_hand") : undefined} onChange={(event) => setNow(event.currentTarget.value)} />
      {may && <Group gap={6} mt={6}>{item.variables.map((name) => <Button key={name} size="compact-xs" variant="default" onClick={() => setNow(`${now}{${name}}`)}>{`{${name}}`}</Button>)}</Group>}
      <div className={classes.said} style={{ marginBlockStart: 8 }} aria-live="polite"><span className={frame.soft}>{t("wording.reads")}</span>{"\n"}{isOwn ? (seen.data?.text ?? "…") : text.preview}</div>
      {may && (
        <Group mt={8} gap="xs">
          <Button size="xs" disabled={!isOwn || !settled || Boolean(trouble)} onClick={() => void line.put(path, { text: now }).then(() => notifications.show({ message: t("saved") }), failed).finally(again)}>{desk.t("save")}</Button>
          {(text.own || text.by_hand) && <Button size="xs" variant="subtle" color="gray" onClick={() => void line.remove(path).catch(failed).finally(again)}>{t("wording.ours")}</Button>}
        </Group>
      )}
    </div>
  );
}
