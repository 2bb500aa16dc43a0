import { Button, NumberInput, Progress, SegmentedControl, Skeleton, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import frame from "../settings/settings.module.css";
import { whole } from "../words/dates";
import classes from "./rules.module.css";
import type { Rating, Satisfied, Scores, Wishes } from "./told";
import { useRuleWords } from "./words";

const KEY = ["satisfaction"];
const DAYS = 30;

/** When shoppers are asked how it was, and what they said. */
export function Satisfaction() {
  const { t, desk } = useRuleWords();
  const told = useQuery({ queryKey: KEY, queryFn: () => line.get<Satisfied>("/satisfaction", { query: { days: DAYS } }) });
  if (told.isError) return <p role="alert">{troubleIn(told.error, desk)} <Button size="compact-xs" variant="light" onClick={() => void told.refetch()}>{desk.t("again")}</Button></p>;
  if (!told.data) return <Skeleton height={180} />;
  return (
    <>
      <p className={frame.soft}>{t("satisfaction.about")}</p>
      <WishesForm key={JSON.stringify(told.data.wishes)} wishes={told.data.wishes} />
      <Summed told={told.data} />
      <Answers />
    </>
  );
}

function WishesForm({ wishes }: { wishes: Wishes }) {
  const { t, desk } = useRuleWords();
  const may = useMay()("shop.write");
  const queries = useQueryClient();
  const [now, setNow] = useState(wishes);
  const isSame = JSON.stringify(now) === JSON.stringify(wishes);
  const save = () => void line.put("/satisfaction/settings", now).then(() => notifications.show({ message: t("saved") }), (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => void queries.invalidateQueries({ queryKey: KEY }));
  return (
    <section className={frame.card}>
      <Switch label={t("satisfaction.on")} checked={now.on} disabled={!may} onChange={(event) => setNow({ ...now, on: event.currentTarget.checked })} />
      {now.on && (
        <div style={{ display: "grid", gap: 14, justifyItems: "start", marginBlockStart: 16 }}>
          <NumberInput w={260} label={t("satisfaction.after")} min={0} max={10_080} suffix={` ${t("minutes_short")}`} disabled={!may} value={now.after_minutes} onChange={(value) => setNow({ ...now, after_minutes: Number(value) || 0 })} />
          <NumberInput w={260} label={t("satisfaction.within")} min={0} max={365} suffix={` ${t("days_short")}`} disabled={!may} value={now.not_within_days} onChange={(value) => setNow({ ...now, not_within_days: Number(value) || 0 })} />
          <Switch label={t("satisfaction.bot")} checked={now.bot} disabled={!may} onChange={(event) => setNow({ ...now, bot: event.currentTarget.checked })} />
        </div>
      )}
      {may && <Button mt="md" disabled={isSame} onClick={save}>{desk.t("save")}</Button>}
      <p className={frame.soft} style={{ marginBlockEnd: 0 }}>{t("satisfaction.never")}</p>
    </section>
  );
}

function Summed({ told }: { told: Satisfied }) {
  const { t, n, language } = useRuleWords();
  const { all } = told;
  const share = (ppm: number) => (ppm / 1_000_000).toLocaleString(language, { style: "percent", maximumFractionDigits: 0 });
  const average = ({ counts, answered }: Scores) => (answered ? (counts.reduce((sum, count, at) => sum + count * (at + 1), 0) / answered).toLocaleString(language, { maximumFractionDigits: 1 }) : "–");
  return (
    <section className={frame.card}>
      <h2>{n("satisfaction.days", told.days)}</h2>
      {all.asked === 0 ? <span className={frame.soft}>{t("satisfaction.none")}</span> : (
        <>
          <dl className={classes.figures}>
            <div><dt>{t("satisfaction.average")}</dt><dd>{average(all)}</dd></div>
            <div><dt>{t("satisfaction.good")}</dt><dd>{share(all.good_ppm)}</dd></div>
            <div><dt>{t("satisfaction.answered")}</dt><dd>{t("satisfaction.of", { answered: all.answered, asked: all.asked })}</dd></div>
          </dl>
          <div className={classes.scores}>
            {[5, 4, 3, 2, 1].map((score) => {
              const count = all.counts[score - 1] ?? 0;
              return [<span key={`n${score}`}>{t(`score.${score}` as "score.1")}</span>, <Progress key={`b${score}`} size="sm" color={score > 3 ? "green" : score === 3 ? "yellow" : "red"} value={all.answered ? (100 * count) / all.answered : 0} aria-label={t(`score.${score}` as "score.1")} />, <span key={`c${score}`}>{count}</span>];
            })}
          </div>
          {told.of.length > 0 && (
            <table className={frame.table} style={{ marginBlockStart: 20 }}>
              <thead><tr><th>{t("satisfaction.who")}</th><th>{t("satisfaction.average")}</th><th>{t("satisfaction.answers")}</th></tr></thead>
              <tbody>{told.of.map((each) => <tr key={each.kind + each.id}><td>{each.kind === "bot" ? t("the_bot") : each.name || t("somebody")}</td><td>{average(each.scores)}</td><td>{t("satisfaction.of", { answered: each.scores.answered, asked: each.scores.asked })}</td></tr>)}</tbody>
            </table>
          )}
        </>
      )}
    </section>
  );
}

function Answers() {
  const { t, language, desk } = useRuleWords();
  const [only, setOnly] = useState("5");
  const told = useInfiniteQuery({
    queryKey: [...KEY, "ratings", only], initialPageParam: "",
    queryFn: ({ pageParam }) => line.get<Page<Rating>>("/ratings", { query: { limit: 20, cursor: pageParam, at_most: Number(only) } }),
    getNextPageParam: (last) => last.next_cursor || undefined,
  }); // prettier-ignore
  const items = told.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={frame.card}>
      <h2>{t("satisfaction.said")}</h2>
      <SegmentedControl size="xs" mb="sm" aria-label={t("satisfaction.said")} value={only} data={[{ value: "5", label: t("satisfaction.every") }, { value: "2", label: t("satisfaction.bad") }]} onChange={setOnly} />
      {told.isSuccess && items.length === 0 && <p className={frame.soft}>{t("satisfaction.no_answers")}</p>}
      <table className={frame.table}><tbody>
        {items.map((each) => (
          <tr key={each.id}>
            <td style={{ whiteSpace: "nowrap" }}><strong aria-label={t(`score.${each.score}` as "score.1")}>{each.score} / 5</strong></td>
            <td>{each.conversation_id ? <Link to={`/inbox/closed/${each.conversation_id}`}>{nameOf(each.contact_name, each.contact_id, desk)}</Link> : nameOf(each.contact_name, each.contact_id, desk)}{each.comment && <div>{each.comment}</div>}</td>
            <td className={frame.soft}>{each.about_kind === "bot" ? t("the_bot") : each.about_name || t("somebody")}<br />{each.answered_at && whole(language, each.answered_at)}</td>
          </tr>
        ))}
      </tbody></table>
      {told.hasNextPage && <Button mt="sm" size="xs" variant="default" loading={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>{t("more")}</Button>}
    </section>
  );
}
