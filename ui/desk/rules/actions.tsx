import { ActionIcon, Autocomplete, Button, Menu, NumberInput, Select, Textarea } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from "@tabler/icons-react";
import type { Choices } from "./choices";
import classes from "./rules.module.css";
import { type Action, type ActionKind, ACTIONS, blankAction, PRIORITIES } from "./shapes";
import { useRuleWords } from "./words";

interface Props {
  actions: Action[];
  choices: Choices;
  /** Of a macro: whoever runs it may be named. */
  hasMe: boolean;
  onChange: (actions: Action[]) => void;
}

const AT_MOST = 10;

/** What is done, in order. */
export function Actions({ actions, choices, hasMe, onChange }: Props) {
  const { t, named } = useRuleWords();
  const put = (at: number, changed: Action) => onChange(actions.map((each, n) => (n === at ? changed : each)));
  const move = (at: number, by: number) => {
    const moved = [...actions];
    moved.splice(at + by, 0, ...moved.splice(at, 1));
    onChange(moved);
  };
  return (
    <div className={classes.lines}>
      {actions.map((action, at) => (
        <div key={`${action.do}-${at}`} className={classes.line}>
          <span className={classes.what}>{named("do", action.do)}</span>
          <span className={classes.how}><One action={action} choices={choices} hasMe={hasMe} onChange={(changed) => put(at, changed)} /></span>
          <span className={classes.moves}>
            <ActionIcon variant="subtle" color="gray" disabled={at === 0} aria-label={t("move_up", { what: named("do", action.do) })} onClick={() => move(at, -1)}><IconArrowUp size={15} /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" disabled={at === actions.length - 1} aria-label={t("move_down", { what: named("do", action.do) })} onClick={() => move(at, 1)}><IconArrowDown size={15} /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={t("remove_line", { what: named("do", action.do) })} onClick={() => onChange(actions.filter((_, n) => n !== at))}><IconX size={16} /></ActionIcon>
          </span>
        </div>
      ))}
      {actions.length < AT_MOST && (
        <Menu position="bottom-start">
          <Menu.Target><Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} />}>{t("add_action")}</Button></Menu.Target>
          <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
            {ACTIONS.map((kind: ActionKind) => <Menu.Item key={kind} onClick={() => onChange([...actions, blankAction(kind)])}>{named("do", kind)}</Menu.Item>)}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

function One({ action, choices, hasMe, onChange }: { action: Action; choices: Choices; hasMe: boolean; onChange: (changed: Action) => void }) {
  const { t, named } = useRuleWords();
  const about = named("do", action.do);
  const grows = classes.grows ?? "";
  switch (action.do) {
    case "assign":
      return <Select size="xs" className={grows} aria-label={about} placeholder={t("choose")} searchable data={[...(hasMe ? [{ value: "me", label: t("me") }] : []), ...choices.person]} value={action.to || null} onChange={(to) => onChange({ ...action, to: to ?? "" })} />;
    case "team":
      return <Select size="xs" className={grows} aria-label={about} placeholder={t("choose")} searchable data={choices.team} value={action.team || null} onChange={(team) => onChange({ ...action, team: team ?? "" })} />;
    case "label":
    case "unlabel":
      return <Autocomplete size="xs" className={grows} aria-label={about} placeholder={t("choose")} data={choices.label.map(({ value }) => value)} value={action.label} maxLength={60} onChange={(label) => onChange({ ...action, label })} />;
    case "priority":
      return <Select size="xs" w={160} aria-label={about} allowDeselect={false} data={PRIORITIES.map((value) => ({ value, label: named("priority", value) }))} value={action.priority} onChange={(priority) => onChange({ ...action, priority: (priority ?? "normal") as typeof action.priority })} />;
    case "snooze":
      return <NumberInput size="xs" w={170} aria-label={about} min={1} max={525_600} suffix={` ${t("minutes_short")}`} value={action.minutes} onChange={(value) => onChange({ ...action, minutes: Number(value) || 0 })} />;
    case "reply":
      return <Select size="xs" className={grows} aria-label={about} placeholder={choices.reply.length ? t("choose") : t("no_replies")} searchable data={choices.reply} value={action.shortcut || null} onChange={(shortcut) => onChange({ ...action, shortcut: shortcut ?? "" })} />;
    case "note":
      return <Textarea size="xs" className={grows} aria-label={about} placeholder={t("text_hint")} autosize minRows={1} maxRows={6} maxLength={4000} value={action.text} onChange={(event) => onChange({ ...action, text: event.currentTarget.value })} />;
    case "tell":
      return (
        <>
          <Select size="xs" w={180} aria-label={t("who")} placeholder={t("who")} searchable data={choices.person} value={action.staff || null} onChange={(staff) => onChange({ ...action, staff: staff ?? "" })} />
          <Textarea size="xs" className={grows} aria-label={about} placeholder={t("text_hint")} autosize minRows={1} maxRows={6} maxLength={4000} value={action.text} onChange={(event) => onChange({ ...action, text: event.currentTarget.value })} />
        </>
      );
    default:
      return null;
  }
}
