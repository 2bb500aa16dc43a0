import { useQuery } from "@tanstack/react-query";
import type { Money } from "../api/contract";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { money } from "../words/dates";
import classes from "./orders.module.css";
import type { MoneyRules } from "./shapes";
import { useMoneyWords } from "./words";

interface Props {
  kind: string;
  amount: Money;
  /** What happens, before it does. */
  children: string;
}

/** In words, before it happens: what, whether somebody else has to agree, and how long it can be taken back. */
export function WhatHappens({ kind, amount, children }: Props) {
  const { t, language } = useMoneyWords();
  const may = useMay();
  const rules = useQuery({ queryKey: ["money-rules"], queryFn: () => line.get<MoneyRules>("/money-rules"), staleTime: 60_000 }).data;
  const limits = rules?.limits[kind];
  const limit = limits ? (limits[amount.currency] ?? 0) : null;
  const needsTwo = (kind !== "cancel" && !may("refunds.write")) || (limit !== null && amount.minor > limit);
  return (
    <p className={classes.says} data-tone={needsTwo ? "wait" : ""} role="status">
      {children} {needsTwo ? (limit !== null && amount.minor > limit ? t("says.two", { limit: money(language, { minor: limit, currency: amount.currency }) }) : t("says.ask")) : rules && rules.undo_seconds > 0 ? t("says.undo", { n: rules.undo_seconds }) : t("says.now")}
    </p>
  );
}
