import { Button, Skeleton } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import type { Report } from "../api/described";
import { line } from "../api/line";
import { PlacePage } from "../places/page";
import { useSession } from "../session/session";
import { useNow } from "../words/clock";
import { askedIn, dayIn, queryOf, type ReportAsked } from "./asked";
import { Broken } from "./broken_down";
import { Chooser } from "./chooser";
import { DayCharts } from "./day_charts";
import { Funnel, Matrix, Satisfaction } from "./whole_charts";
import classes from "./reports.module.css";
import { useReportWords } from "./words";

const ANEW = 60_000;

/** What the shop's days were like. */
export function Reports() {
  const { t, desk } = useReportWords();
  const { time_zone: zone } = useSession().shop;
  const today = dayIn(zone, useNow());
  const [search, setSearch] = useSearchParams();
  const asked = askedIn(search, today);
  const { data, isError, refetch, isPlaceholderData } = useQuery({
    queryKey: ["report", asked],
    queryFn: ({ signal }) => line.get<Report>("/reports", { query: queryOf(asked), signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ANEW,
  });
  const ask = (change: Partial<ReportAsked>) => {
    const wanted = { ...asked, ...change };
    const told = new URLSearchParams({ from: wanted.from, to: wanted.to });
    for (const name of ["channel", "person", "team"] as const) if (wanted[name]) told.set(name, wanted[name]);
    if (wanted.compare) told.set("compare", "yes");
    setSearch(told, { replace: true });
  };
  const channels = data?.channels.map(({ id }) => id) ?? [];
  return (
    <PlacePage title={desk.t("place.reports")} below={<Chooser asked={asked} today={today} channels={channels} onAsk={ask} />}>
      {isError && !data && <p role="alert">{t("trouble")} <Button size="compact-sm" variant="light" onClick={() => void refetch()}>{desk.t("again")}</Button></p>}
      {!isError && !data && <div className={classes.grid} aria-label={desk.t("loading")}>{[1, 2, 3, 4].map((each) => <Skeleton key={each} height={280} radius="lg" />)}</div>}
      {data && (
        <div className={classes.grid} aria-busy={isPlaceholderData} data-old={isPlaceholderData}>
          {data.includes_given && <p className={classes.given} role="note">{t("given")}</p>}
          <DayCharts report={data} />
          <Matrix report={data} />
          <Funnel report={data} />
          <Satisfaction report={data} />
          <Broken report={data} />
          <p className={classes.foot}>{t("zone", { zone: data.time_zone })}</p>
        </div>
      )}
    </PlacePage>
  );
}
