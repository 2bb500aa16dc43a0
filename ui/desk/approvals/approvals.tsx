import { Alert, Button, Group, Loader, SegmentedControl, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { useColleagues } from "../inbox/houses";
import { troubleIn } from "../look/trouble";
import { Held, moneyMoved } from "../orders/ask_money";
import { Badge } from "../orders/badge";
import classes from "../orders/orders.module.css";
import type { Approval } from "../orders/shapes";
import { useMoneyWords } from "../orders/words";
import { PlacePage } from "../places/page";
import { useMay, useSession } from "../session/session";
import { moment, money } from "../words/dates";

/** What waits for a second person, and what became of the rest. */
export function Approvals() {
  const { t, desk } = useMoneyWords();
  const [state, setState] = useState("open");
  const found = useInfiniteQuery({
    queryKey: ["approvals", "list", state],
    queryFn: ({ pageParam }) => line.get<Page<Approval>>("/approvals", { query: { state, cursor: pageParam, limit: 30 } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const tabs = <SegmentedControl size="xs" value={state} onChange={setState} data={[{ value: "open", label: t("approvals.open") }, { value: "over", label: t("approvals.over") }]} aria-label={t("approvals.which")} />;
  return (
    <PlacePage title={desk.t("place.approvals")} below={tabs}>
      {found.isError && <Alert color="red">{troubleIn(found.error, desk)}</Alert>}
      {found.isPending && <div className={classes.more}><Loader size="sm" /></div>}
      {found.isSuccess && items.length === 0 && <div className={classes.empty}><strong>{t(state === "open" ? "approvals.none" : "approvals.none_over")}</strong>{t("approvals.hint")}</div>}
      {items.map((each) => <One key={each.id} approval={each} />)}
      {found.hasNextPage && <div className={classes.more}><Button variant="default" size="sm" onClick={() => void found.fetchNextPage()}>{t("list.more")}</Button></div>}
    </PlacePage>
  );
}

function One({ approval }: { approval: Approval }) {
  const { t, named, language } = useMoneyWords();
  const name = useNames();
  return (
    <article className={classes.card} aria-label={`${named("kind", approval.kind)} ${money(language, approval.amount)}`}>
      <h2>
        <span className={classes.grow}>{named("kind", approval.kind)} <span className="money">{amountOf(approval, language)}</span></span>
        <Badge state={approval.state} />
      </h2>
      <dl className={classes.facts}>
        <dt>{t("approvals.asked")}</dt><dd>{name(approval.asked_kind, approval.asked_id)} · {moment(language, approval.created_at)}</dd>
        {approval.number && <><dt>{t("approvals.order")}</dt><dd><Link to={`/orders/${approval.order_id}`}>{approval.number}</Link></dd></>}
        {approval.reason && <><dt>{t("approvals.reason")}</dt><dd>{approval.reason}</dd></>}
        <dt>{t("approvals.what")}</dt><dd>{named("does", approval.wish)}{detailOf(approval, t)}</dd>
        {approval.state === "waiting" && approval.due_at && <><dt>{t("approvals.until")}</dt><dd>{moment(language, approval.due_at)}</dd></>}
        {approval.decided_id && <><dt>{t("approvals.decided")}</dt><dd>{name("staff", approval.decided_id)}{approval.decided_at && ` · ${moment(language, approval.decided_at)}`}</dd></>}
        {approval.answer && <><dt>{t("approvals.answer")}</dt><dd>{approval.answer}</dd></>}
        {approval.error && <><dt>{t("approvals.error")}</dt><dd>{approval.error === "changed" ? t("approvals.changed") : named("why", approval.error)}</dd></>}
        {approval.conversation_id && <><dt /><dd><Link to={`/inbox/all/${approval.conversation_id}`}>{t("thread")}</Link></dd></>}
      </dl>
      {approval.state === "held" && <div className={classes.waits} style={{ marginBlock: 12 }}><Held approval={approval} /></div>}
      {approval.state === "waiting" && <Decide approval={approval} />}
    </article>
  );
}

/** Amounts are nothing for codes that take off a share. */
function amountOf(approval: Approval, language: string): string {
  const percent = approval.wish === "voucher" && approval.command["kind"] === "percent" ? Number(approval.command["value"]) / 10_000 : 0;
  return percent ? `${percent.toLocaleString(language)} %` : money(language, approval.amount);
}

function detailOf(approval: Approval, t: ReturnType<typeof useMoneyWords>["t"]): string {
  const { restock, shipping, method } = approval.command as Record<string, unknown>;
  const said = [method === "store_credit" && t("refund.credit"), shipping && t("refund.shipping"), restock && t("refund.restock")].filter(Boolean);
  return said.length ? ` (${said.join(", ")})` : "";
}

function useNames(): (kind: string, id: string) => string {
  const { t } = useMoneyWords();
  const { staff } = useSession();
  const colleagues = useColleagues();
  return (kind, id) => (kind === "key" ? t("a_key") : id === staff.id ? t("you") : (colleagues.find((each) => each.id === id)?.name ?? t("a_colleague")));
}

function Decide({ approval }: { approval: Approval }) {
  const { t, desk } = useMoneyWords();
  const { staff } = useSession();
  const may = useMay();
  const queries = useQueryClient();
  const [answer, setAnswer] = useState("");
  const [busy, setBusy] = useState("");
  const isOwn = approval.asked_id === staff.id;
  const run = (what: "accept" | "refuse" | "take-back", body?: object) => {
    setBusy(what);
    void line.post<Approval>(`/approvals/${approval.id}/${what}`, body).then(
      (done) => notifications.show(done.state === "failed" ? { color: "red", message: t("approvals.changed") } : { message: t(what === "accept" ? "approvals.done" : what === "refuse" ? "approvals.refused" : "approvals.withdrawn") }),
      (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) }),
    ).finally(() => { setBusy(""); moneyMoved(queries); }); // prettier-ignore
  };
  if (isOwn) return <Group mt="sm" justify="space-between"><span className={classes.soft}>{t("approvals.own")}</span><Button size="xs" variant="default" loading={busy === "take-back"} onClick={() => run("take-back")}>{t("withdraw")}</Button></Group>;
  if (!may("approvals.decide")) return <p className={classes.soft}>{t("approvals.others")}</p>;
  return (
    <Group mt="sm" gap="xs">
      <TextInput size="xs" style={{ flex: 1, minWidth: 160 }} maxLength={500} value={answer} onChange={(event) => setAnswer(event.currentTarget.value)} placeholder={t("approvals.word")} aria-label={t("approvals.word")} />
      <Button size="xs" variant="default" disabled={Boolean(busy)} loading={busy === "refuse"} onClick={() => run("refuse", { answer })}>{t("approvals.refuse")}</Button>
      <Button size="xs" disabled={Boolean(busy)} loading={busy === "accept"} onClick={() => run("accept", { answer })}>{t("approvals.accept")}</Button>
    </Group>
  );
}
