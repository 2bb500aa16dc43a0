import { Button, Group, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { channelName } from "../look/channel";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { moment } from "../words/dates";
import classes from "./admin.module.css";
import { Empty } from "./asking";
import type { DeadJob, FailedMessage } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

function useEvery<T>(path: string) {
  return useInfiniteQuery({
    queryKey: ["failed", path],
    queryFn: ({ pageParam }) => line.get<Page<T>>(path, { query: { limit: 30, cursor: pageParam } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: 15_000,
  });
}

/** What was given up: messages that did not arrive, and work that was tried too often. */
export function Failed() {
  const { t, n, named, language } = useAdminWords();
  const may = useMay();
  const sends = useEvery<FailedMessage>("/failed-messages");
  const jobs = useEvery<DeadJob>("/jobs/dead");
  const messages = sends.data?.pages.flatMap((page) => page.items) ?? [];
  const dead = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  if (sends.isSuccess && jobs.isSuccess && !messages.length && !dead.length) return <Empty title={t("failed.none")}>{t("failed.none.is")}</Empty>;
  return (
    <>
      {messages.length > 0 && (
        <section className={settings.card}>
          <h2>{t("failed.messages")}</h2>
          {messages.map((each) => (
            <Item key={each.id} may={may("conversations.write")} drop={`/failed-messages/${each.id}/drop`}
              again={each.state === "failed" && each.failure?.again !== false ? `/messages/${each.id}/retry` : ""}>
              <div className={classes.rowline}>
                <Link to={`/inbox/all/${each.conversation_id}`}><strong>{each.contact_name || each.contact_id}</strong></Link>
                <span className={classes.soft}>{channelName(each.channel) || named("channel", each.channel)} · {moment(language, each.at)} · {t(each.state === "unknown" ? "failed.unknown" : "failed.failed")}</span>
              </div>
              <div>{each.text || each.kind}</div>
              <div style={{ color: "var(--danger-text)" }}>{each.failure ? named("failure", each.failure.code) : each.reason}</div>
              {each.state === "unknown" && <Settle id={each.id} />}
            </Item>
          ))}
          {sends.hasNextPage && <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => void sends.fetchNextPage()}>{t("older")}</Button>}
        </section>
      )}
      {dead.length > 0 && (
        <section className={settings.card}>
          <h2>{t("failed.jobs")}</h2>
          {dead.map((each) => (
            <Item key={each.id} may={may("jobs.write")} drop={`/jobs/${each.id}/drop`} again={`/jobs/${each.id}/replay`}>
              <div className={classes.rowline}><strong>{each.kind}</strong><span className={classes.soft}>{each.finished_at && moment(language, each.finished_at)} · {n("failed.tries", each.attempts)}</span></div>
              <div style={{ color: "var(--danger-text)", overflowWrap: "anywhere" }}>{each.error}</div>
            </Item>
          ))}
          {jobs.hasNextPage && <Button mt="sm" size="compact-sm" variant="subtle" onClick={() => void jobs.fetchNextPage()}>{t("older")}</Button>}
        </section>
      )}
    </>
  );
}

interface ItemProps {
  may: boolean;
  /** Where to ask for another try; empty where none helps. */
  again: string;
  drop: string;
  children: ReactNode;
}

function Item({ may, again, drop, children }: ItemProps) {
  const { t, desk } = useAdminWords();
  const { busy, run } = useDoing("failed");
  const [isDropping, setDropping] = useState(false);
  const [reason, setReason] = useState("");
  const letBe = (event: FormEvent) => {
    event.preventDefault();
    void run(() => line.post(drop, { reason: reason.trim() }));
  };
  return (
    <div style={{ padding: "12px 0", borderBlockStart: "1px solid var(--line)" }} data-failed="">
      {children}
      {may && !isDropping && (
        <Group mt={6} gap="xs">
          {again && <Button size="compact-xs" variant="light" loading={busy} onClick={() => void run(() => line.post(again, {}))}>{desk.t("again")}</Button>}
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setDropping(true)}>{t("failed.drop")}</Button>
        </Group>
      )}
      {isDropping && (
        <form onSubmit={letBe}>
          <Group mt="xs" gap="xs" align="end">
            <TextInput required autoFocus className={classes.grow ?? ""} size="xs" label={t("failed.why")} maxLength={300} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            <Button type="submit" size="xs" loading={busy} disabled={!reason.trim()}>{t("failed.drop")}</Button>
            <Button size="xs" variant="subtle" color="gray" onClick={() => setDropping(false)}>{desk.t("cancel")}</Button>
          </Group>
        </form>
      )}
    </div>
  );
}

/** Nobody knows whether it arrived: somebody says so, or has it sent once more. */
function Settle({ id }: { id: string }) {
  const { t } = useAdminWords();
  const { busy, run } = useDoing("failed");
  const say = (became: string) => void run(() => line.post(`/messages/${id}/resolve`, { became }));
  return (
    <Group mt={6} gap="xs">
      <Button size="compact-xs" variant="light" loading={busy} onClick={() => say("arrived")}>{t("failed.arrived")}</Button>
      <Button size="compact-xs" variant="light" onClick={() => say("again")}>{t("failed.again")}</Button>
    </Group>
  );
}
