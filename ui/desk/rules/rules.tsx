import { ActionIcon, Button, Group, Skeleton, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import frame from "../settings/settings.module.css";
import { whole } from "../words/dates";
import { useChoices } from "./choices";
import { RuleEditor } from "./rule_editor";
import classes from "./rules.module.css";
import { ruleSaid } from "./said";
import type { Rule } from "./shapes";
import { RULES_KEY, useRules } from "./use_rules";
import { useRuleWords } from "./words";

/** What happens by itself, in the order in which it is looked at. */
export function Rules() {
  const words = useRuleWords();
  const { t, n, language, desk } = words;
  const may = useMay()("rules.write");
  const queries = useQueryClient();
  const choices = useChoices();
  const rules = useRules();
  const [edited, setEdited] = useState<Rule | "new" | null>(null);
  const items = rules.data?.items ?? [];
  const again = () => void queries.invalidateQueries({ queryKey: RULES_KEY });
  const failed = (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) });
  const change = (rule: Rule, told: Partial<Rule>) => void line.patch(`/rules/${rule.id}`, told).catch(failed).finally(again);
  const move = (at: number, by: number) => {
    const ids = items.map(({ id }) => id);
    ids.splice(at + by, 0, ...ids.splice(at, 1));
    void line.put("/rules/order", { ids }).catch(failed).finally(again);
  };
  if (edited) return <RuleEditor rule={edited === "new" ? null : edited} onDone={() => { setEdited(null); again(); }} />;
  return (
    <>
      <p className={frame.soft}>{t("rules.about")}</p>
      {may && <Button mb="md" onClick={() => setEdited("new")}>{t("rules.add")}</Button>}
      <section className={frame.card}>
        {rules.isPending && <Skeleton height={44} />}
        {rules.isError && <p role="alert">{troubleIn(rules.error, desk)} <Button size="compact-xs" variant="light" onClick={() => void rules.refetch()}>{desk.t("again")}</Button></p>}
        {rules.isSuccess && items.length === 0 && <span className={frame.soft}>{t("rules.none")}</span>}
        {items.map((rule, at) => (
          <div key={rule.id} className={classes.rule} data-off={!rule.active}>
            <Switch checked={rule.active} disabled={!may || !rule.readable} aria-label={t("rules.on", { name: rule.name })} onChange={(event) => change(rule, { active: event.currentTarget.checked })} />
            <div>
              <h3>{rule.name}</h3>
              <p>{rule.definition ? ruleSaid(rule.definition, choices, words) : t("rules.unreadable")}{rule.stops ? ` · ${t("rules.stops_short")}` : ""}</p>
              <p>{n("rules.fired", rule.fired)}{rule.last_at ? ` · ${whole(language, rule.last_at)}` : ""}</p>
            </div>
            {may && (
              <Group gap={2} wrap="nowrap">
                <ActionIcon variant="subtle" color="gray" disabled={at === 0} aria-label={t("move_up", { what: rule.name })} onClick={() => move(at, -1)}><IconArrowUp size={16} /></ActionIcon>
                <ActionIcon variant="subtle" color="gray" disabled={at === items.length - 1} aria-label={t("move_down", { what: rule.name })} onClick={() => move(at, 1)}><IconArrowDown size={16} /></ActionIcon>
                {rule.readable && <Button size="compact-xs" variant="subtle" onClick={() => setEdited(rule)}>{desk.t("edit")}</Button>}
                <Button size="compact-xs" variant="subtle" color="red" onClick={() => void line.remove(`/rules/${rule.id}`).catch(failed).finally(again)}>{desk.t("remove")}</Button>
              </Group>
            )}
          </div>
        ))}
      </section>
    </>
  );
}
