import { ActionIcon, Button, Group, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { date } from "../words/dates";
import { type Day, DAYS, type Hours, type Span, weekdays, wrongDay } from "./contract";
import classes from "./team.module.css";
import { useTeamWords } from "./words";

/** A Monday: the days' names are told by the calendar of the language. */
const MONDAY = Date.UTC(2026, 0, 5);

export function HoursFields({ hours, onChange }: { hours: Hours | null; onChange: (hours: Hours | null) => void }) {
  const { t, language, desk } = useTeamWords();
  const [closed, setClosed] = useState("");
  const name = (day: Day) => new Date(MONDAY + DAYS.indexOf(day) * 86_400_000).toLocaleDateString(language, { weekday: "long", timeZone: "UTC" });
  const set = (day: Day, spans: Span[]) => hours && onChange({ ...hours, [day]: spans });
  const put = (day: Day, at: number, end: 0 | 1, value: string) => hours && set(day, hours[day].map((span, place) => (place === at ? (end === 0 ? [value, span[1]] : [span[0], value]) : span)));
  const wrong = wrongDay(hours);
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t("hours")}</legend>
      <SegmentedControl size="xs" aria-label={t("hours")} value={hours ? "own" : "shop"} data={[{ value: "shop", label: t("hours.shop") }, { value: "own", label: t("hours.own") }]} onChange={(value) => onChange(value === "own" ? weekdays() : null)} />
      {hours && (
        <>
          <div className={classes.days}>
            {DAYS.map((day) => (
              <div key={day} className={classes.day}>
                <Switch size="sm" label={name(day)} checked={hours[day].length > 0} onChange={(event) => set(day, event.currentTarget.checked ? [["09:00", "18:00"]] : [])} />
                {hours[day].length === 0 && <span className={classes.soft}>{t("hours.shut")}</span>}
                {hours[day].map(([from, till], at) => (
                  <Group key={at} gap={6} wrap="nowrap">
                    <TextInput size="xs" type="time" aria-label={t("hours.from", { day: name(day) })} value={from} error={wrong === day} onChange={(event) => put(day, at, 0, event.currentTarget.value)} />
                    <span className={classes.soft}>–</span>
                    <TextInput size="xs" type="time" aria-label={t("hours.till", { day: name(day) })} value={till} error={wrong === day} onChange={(event) => put(day, at, 1, event.currentTarget.value)} />
                    {at > 0 && <ActionIcon size="sm" variant="subtle" color="gray" aria-label={desk.t("remove")} onClick={() => set(day, hours[day].filter((_, place) => place !== at))}><IconX size={14} /></ActionIcon>}
                    {at === hours[day].length - 1 && at < 2 && <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t("hours.more", { day: name(day) })} onClick={() => set(day, [...hours[day], [till, "23:00"]])}><IconPlus size={14} /></ActionIcon>}
                  </Group>
                ))}
              </div>
            ))}
          </div>
          {wrong && <p className={classes.wrong} role="alert">{t("hours.wrong", { day: name(wrong) })}</p>}
          <Group align="end" gap="xs">
            <TextInput size="xs" type="date" label={t("hours.closed")} value={closed} onChange={(event) => setClosed(event.currentTarget.value)} />
            <Button size="xs" variant="default" disabled={!closed || hours.closed.includes(closed)} onClick={() => { onChange({ ...hours, closed: [...hours.closed, closed].sort() }); setClosed(""); }}>{t("add")}</Button>
            {hours.closed.map((each) => (
              <span key={each} className={classes.chip}>{date(language, `${each}T12:00:00`)}<ActionIcon size="xs" variant="subtle" color="gray" aria-label={`${desk.t("remove")}: ${each}`} onClick={() => onChange({ ...hours, closed: hours.closed.filter((one) => one !== each) })}><IconX size={12} /></ActionIcon></span>
            ))}
          </Group>
        </>
      )}
    </fieldset>
  );
}
