import { ActionIcon, Menu, Button, MultiSelect, NumberInput, Select, TagsInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useSession } from "../session/session";
import type { Choices } from "./choices";
import classes from "./rules.module.css";
import { blankCondition, type Condition, type ConditionKind, CONDITIONS, PRIORITIES } from "./shapes";
import { useRuleWords } from "./words";

interface Props {
  conditions: Condition[];
  choices: Choices;
  onChange: (conditions: Condition[]) => void;
}

/** Conditions one below the other; each says what it is about before it says what. */
export function Conditions({ conditions, choices, onChange }: Props) {
  const { t, named } = useRuleWords();
  const put = (at: number, changed: Condition) => onChange(conditions.map((each, n) => (n === at ? changed : each)));
  return (
    <div className={classes.lines}>
      {conditions.map((condition, at) => (
        <div key={`${condition.if}-${at}`} className={classes.line}>
          <span className={classes.what}>{named("if", condition.if)}</span>
          <span className={classes.how}><One condition={condition} choices={choices} onChange={(changed) => put(at, changed)} /></span>
          <ActionIcon variant="subtle" color="gray" aria-label={t("remove_line", { what: named("if", condition.if) })} onClick={() => onChange(conditions.filter((_, n) => n !== at))}><IconX size={16} /></ActionIcon>
        </div>
      ))}
      <Menu position="bottom-start">
        <Menu.Target><Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />}>{t("add_condition")}</Button></Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
          {CONDITIONS.map((kind: ConditionKind) => <Menu.Item key={kind} onClick={() => onChange([...conditions, blankCondition(kind)])}>{named("if", kind)}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function One({ condition, choices, onChange }: { condition: Condition; choices: Choices; onChange: (changed: Condition) => void }) {
  const { t, named } = useRuleWords();
  const { shop } = useSession();
  const about = named("if", condition.if);
  const isNot = <T extends Condition & { none?: boolean }>(of: T) => (
    <Select size="xs" w={110} aria-label={t("is_or_not", { what: about })} allowDeselect={false} value={of.none ? "not" : "is"} data={[{ value: "is", label: t("is") }, { value: "not", label: t("is_not") }]} onChange={(value) => onChange({ ...of, none: value === "not" } as Condition)} />
  );
  switch (condition.if) {
    case "channel":
    case "language":
    case "label":
    case "team":
      return <>{isNot(condition)}<MultiSelect size="xs" className={classes.grows ?? ""} aria-label={about} placeholder={condition.any.length ? "" : t("choose")} data={choices[condition.if]} value={condition.any} onChange={(any) => onChange({ ...condition, any })} searchable /></>;
    case "owner":
      return (
        <>
          {isNot(condition)}
          <Select size="xs" w={140} aria-label={about} allowDeselect={false} data={(["bot", "person", "team"] as const).map((value) => ({ value, label: named("owner_kind", value) }))} value={condition.kind} onChange={(kind) => onChange({ ...condition, kind: (kind ?? "bot") as "bot", any: [] })} />
          {condition.kind !== "bot" && <MultiSelect size="xs" className={classes.grows ?? ""} aria-label={t("who")} placeholder={condition.any?.length ? "" : t("whoever")} data={condition.kind === "team" ? choices.team : choices.person} value={condition.any ?? []} onChange={(any) => onChange({ ...condition, any })} searchable />}
        </>
      );
    case "words":
      return (
        <>
          <Select size="xs" w={150} aria-label={t("is_or_not", { what: about })} allowDeselect={false} value={condition.none ? "none" : (condition.match ?? "any")} data={[{ value: "any", label: t("words.any") }, { value: "all", label: t("words.all") }, { value: "none", label: t("words.none") }]} onChange={(value) => onChange({ ...condition, match: value === "all" ? "all" : "any", none: value === "none" })} />
          <TagsInput size="xs" className={classes.grows ?? ""} aria-label={about} placeholder={t("words.hint")} value={condition.phrases} maxTags={50} maxLength={80} onChange={(phrases) => onChange({ ...condition, phrases })} acceptValueOnBlur />
        </>
      );
    case "hours":
      return <Select size="xs" w={200} aria-label={about} allowDeselect={false} value={condition.are} data={[{ value: "open", label: t("hours.open") }, { value: "closed", label: t("hours.closed") }]} onChange={(are) => onChange({ ...condition, are: are === "open" ? "open" : "closed" })} />;
    case "first_contact":
      return <Select size="xs" w={240} aria-label={about} allowDeselect={false} value={condition.is === false ? "no" : "yes"} data={[{ value: "yes", label: t("first.yes") }, { value: "no", label: t("first.no") }]} onChange={(value) => onChange({ ...condition, is: value === "yes" })} />;
    case "priority":
      return <>{isNot(condition)}<MultiSelect size="xs" className={classes.grows ?? ""} aria-label={about} data={PRIORITIES.map((value) => ({ value, label: named("priority", value) }))} value={condition.any} onChange={(any) => onChange({ ...condition, any: any as typeof condition.any })} /></>;
    case "state":
      return <MultiSelect size="xs" className={classes.grows ?? ""} aria-label={about} data={["open", "snoozed", "closed"].map((value) => ({ value, label: named("state", value) }))} value={condition.any} onChange={(any) => onChange({ ...condition, any })} />;
    case "order_value": {
      const digits = new Intl.NumberFormat("en", { style: "currency", currency: shop.currency }).resolvedOptions().maximumFractionDigits ?? 2;
      const unit = 10 ** digits;
      const minor = (value: string | number) => (value === "" ? null : Math.round(Number(value) * unit));
      return (
        <>
          <NumberInput size="xs" w={150} aria-label={`${about}: ${t("at_least")}`} leftSection={<small>≥</small>} rightSection={<small>{shop.currency}</small>} rightSectionWidth={42} hideControls min={0} decimalScale={digits} value={(condition.at_least ?? 0) / unit} onChange={(value) => onChange({ ...condition, at_least: minor(value) ?? 0 })} />
          <NumberInput size="xs" w={150} aria-label={`${about}: ${t("at_most")}`} leftSection={<small>≤</small>} rightSection={<small>{shop.currency}</small>} rightSectionWidth={42} hideControls min={0} decimalScale={digits} value={condition.at_most == null ? "" : condition.at_most / unit} onChange={(value) => onChange({ ...condition, at_most: minor(value) })} />
        </>
      );
    }
    case "score":
      return (
        <>
          <NumberInput size="xs" w={90} aria-label={`${about}: ${t("at_least")}`} leftSection={<small>≥</small>} min={1} max={5} value={condition.at_least ?? 1} onChange={(value) => onChange({ ...condition, at_least: Number(value) || 1 })} />
          <NumberInput size="xs" w={90} aria-label={`${about}: ${t("at_most")}`} leftSection={<small>≤</small>} min={1} max={5} value={condition.at_most ?? 5} onChange={(value) => onChange({ ...condition, at_most: Number(value) || 5 })} />
        </>
      );
  }
}
