import { Button, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { address } from "../api/line";
import { useColleagues, useTeams } from "../inbox/houses";
import { useCounts } from "../inbox/rows";
import { channelName } from "../look/channel";
import { dayBefore, isPeriod, PRESETS, presetOf, queryOf, type ReportAsked } from "./asked";
import classes from "./reports.module.css";
import { useReportWords } from "./words";

interface Props {
  asked: ReportAsked;
  today: string;
  channels: readonly string[];
  onAsk: (change: Partial<ReportAsked>) => void;
}

/** Which days, whose, beside which. */
export function Chooser({ asked, today, channels, onAsk }: Props) {
  const { t, n, desk } = useReportWords();
  const [isOwn, setOwn] = useState(presetOf(asked, today) === "own");
  const people = useColleagues();
  const teams = useTeams();
  const known = [...new Set([...channels, ...Object.keys(useCounts().data?.channels ?? {}), ...(asked.channel ? [asked.channel] : [])])].sort();
  const choose = (value: string) => {
    setOwn(value === "own");
    if (value !== "own") onAsk({ to: today, from: dayBefore(today, Number(value) - 1) });
  };
  const presets = [{ value: "1", label: t("today") }, ...PRESETS.map((days) => ({ value: String(days), label: n("days", days) })), { value: "own", label: t("own") }];
  return (
    <>
      <SegmentedControl size="xs" aria-label={t("period")} data={presets} value={isOwn ? "own" : presetOf(asked, today)} onChange={choose} />
      {isOwn && <OwnPeriod asked={asked} today={today} onAsk={onAsk} />}
      <Select size="xs" w={150} aria-label={t("channel")} placeholder={t("all_channels")} clearable data={known.map((each) => ({ value: each, label: channelName(each) || desk.named("channel", each) }))} value={asked.channel || null} onChange={(value) => onAsk({ channel: value ?? "" })} />
      {people.length > 0 && <Select size="xs" w={150} aria-label={t("person")} placeholder={t("all_people")} clearable searchable data={people.map(({ id, name }) => ({ value: id, label: name }))} value={asked.person || null} onChange={(value) => onAsk({ person: value ?? "" })} />}
      {teams.length > 0 && <Select size="xs" w={150} aria-label={t("team")} placeholder={t("all_teams")} clearable data={teams.map(({ id, name }) => ({ value: id, label: name }))} value={asked.team || null} onChange={(value) => onAsk({ team: value ?? "" })} />}
      <Switch size="xs" label={t("compare")} checked={asked.compare} onChange={(event) => onAsk({ compare: event.currentTarget.checked })} />
      <Button component="a" size="xs" variant="default" className={classes.csv ?? ""} leftSection={<IconDownload size={15} />} href={address("/reports/days.csv", queryOf({ ...asked, compare: false }))} download>{t("csv")}</Button>
    </>
  );
}

/** Asked for once both days make a period. */
function OwnPeriod({ asked, today, onAsk }: Omit<Props, "channels">) {
  const { t } = useReportWords();
  const [from, setFrom] = useState(asked.from);
  const [to, setTo] = useState(asked.to);
  const told = (change: { from: string; to: string }) => {
    setFrom(change.from);
    setTo(change.to);
    if (change.from && change.to && isPeriod(change)) onAsk(change);
  };
  const fault = from && to && !isPeriod({ from, to }) ? t("too_long") : undefined;
  return (
    <div className={classes.own}>
      <TextInput size="xs" type="date" aria-label={t("from")} max={today} value={from} error={Boolean(fault)} onChange={(event) => told({ from: event.currentTarget.value, to })} />
      <span aria-hidden="true">–</span>
      <TextInput size="xs" type="date" aria-label={t("to")} value={to} error={Boolean(fault)} onChange={(event) => told({ from, to: event.currentTarget.value })} />
      {fault && <span role="alert" className={classes.fault}>{fault}</span>}
    </div>
  );
}
