/** Ask for money to be moved, and say what became of it: done, a moment to take it back, or a second person. */

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { line } from "../api/line";
import type { Page } from "../api/contract";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { money } from "../words/dates";
import classes from "./orders.module.css";
import { type Approval, type Maybe, waits } from "./shapes";
import { useMoneyWords } from "./words";

export function moneyMoved(queries: QueryClient): void {
  for (const key of ["orders", "approvals", "order-page", "cart"]) void queries.invalidateQueries({ queryKey: [key] });
}

/** Runs it; false if it was refused. done: the words for what was done at once. */
export function useAskMoney(): <T>(work: () => Promise<Maybe<T>>, done: string) => Promise<boolean> {
  const { t, desk } = useMoneyWords();
  const queries = useQueryClient();
  const takeBack = useTakeBack();
  const heldWords = useHeldWords();
  return async (work, done) => {
    try {
      const waiting = waits(await work());
      if (!waiting) notifications.show({ message: done });
      else if (waiting.state === "waiting") notifications.show({ color: "yellow", message: t("asked.waiting") });
      else notifications.show({ message: <HeldLine due={waiting.due_at} words={heldWords(waiting)} undo={{ word: t("undo"), run: () => takeBack(waiting.id) }} />, autoClose: Math.max(2_000, Date.parse(waiting.due_at ?? "") - Date.now()), id: waiting.id });
      moneyMoved(queries);
      return true;
    } catch (fault) {
      notifications.show({ color: "red", message: troubleIn(fault, desk) });
      return false;
    }
  };
}

/** What waits about one order. */
export function useOpenApprovals(order: string): Approval[] {
  const may = useMay();
  return useQuery({
    queryKey: ["approvals", "of", order], queryFn: () => line.get<Page<Approval>>("/approvals", { query: { order_id: order, state: "open" } }), enabled: may("approvals.read"),
  }).data?.items ?? []; // prettier-ignore
}

export function OpenApprovals({ order }: { order: string }) {
  const open = useOpenApprovals(order);
  return <>{open.map((each) => <div key={each.id} className={classes.waits} role="status">{each.state === "held" ? <Held approval={each} /> : <Waiting approval={each} />}</div>)}</>;
}

function useTakeBack(): (id: string) => void {
  const { desk } = useMoneyWords();
  const queries = useQueryClient();
  return (id) =>
    void line.post(`/approvals/${id}/take-back`).then(() => notifications.hide(id), (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => moneyMoved(queries));
}

/** Done in a moment, unless it is taken back. */
export function Held({ approval }: { approval: Approval }) {
  const { t } = useMoneyWords();
  const { staff } = useSession();
  const takeBack = useTakeBack();
  const words = useHeldWords()(approval);
  return <HeldLine due={approval.due_at} words={words} undo={approval.asked_id === staff.id ? { word: t("undo"), run: () => takeBack(approval.id) } : null} />;
}

function useHeldWords(): (approval: Approval) => (seconds: number) => string {
  const { t, named, language } = useMoneyWords();
  return ({ kind, amount }) => (n) => t("held", { what: `${named("kind", kind)} ${amount.minor ? money(language, amount) : ""}`.trim(), n });
}

/** Told what it needs: notices are drawn outside of session and queries. */
function HeldLine({ due, words, undo }: { due: string | null; words: (seconds: number) => string; undo: { word: string; run: () => void } | null }) {
  const left = useSecondsUntil(due);
  return (
    <span className={classes.held}>
      <span>{words(left)}</span>
      {undo && left > 0 && <Button size="compact-sm" variant="light" onClick={undo.run}>{undo.word}</Button>}
    </span>
  );
}

function Waiting({ approval }: { approval: Approval }) {
  const { t, named, language } = useMoneyWords();
  const { staff } = useSession();
  const takeBack = useTakeBack();
  return (
    <span className={classes.held}>
      <span>{t("waiting", { what: `${named("kind", approval.kind)} ${money(language, approval.amount)}` })}</span>
      {approval.asked_id === staff.id && <Button size="compact-sm" variant="subtle" onClick={() => takeBack(approval.id)}>{t("withdraw")}</Button>}
    </span>
  );
}

export function useSecondsUntil(at: string | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return at ? Math.max(0, Math.ceil((Date.parse(at) - now) / 1000)) : 0;
}
