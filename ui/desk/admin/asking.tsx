import { Button, Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { troubleIn } from "../look/trouble";
import { useWords } from "../words/words";
import classes from "./admin.module.css";
import { Notice } from "./notice";

/** What was asked for, or that it is on its way, or why it did not come. */
export function Asking<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const words = useWords();
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.isError)
    return (
      <Notice mood="bad" title={troubleIn(of.error, words)}>
        <Button size="compact-sm" variant="light" onClick={() => void of.refetch()}>{words.t("again")}</Button>
      </Notice>
    );
  return <div aria-busy="true" aria-label={words.t("loading")}><Skeleton height={72} mb="sm" /><Skeleton height={72} mb="sm" /><Skeleton height={72} /></div>;
}

/** Nothing is there, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return <section className={classes.empty}><h2>{title}</h2>{children && <p>{children}</p>}</section>;
}
