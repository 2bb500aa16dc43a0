import { Button, Group, Select, TextInput } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Page, Staff } from "../api/contract";
import { address, line } from "../api/line";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { moment } from "../words/dates";
import classes from "./admin.module.css";
import { Empty } from "./asking";
import { Notice } from "./notice";
import { pretty } from "./pretty";
import type { AuditLine, Trail } from "./told";
import { useAdminWords } from "./words";

/** The parts of the house that lines of the trail begin with. */
const PARTS = ["shop", "channel", "template", "key", "webhook", "staff", "role", "team", "sign_on", "contact", "consent", "conversation", "message", "outreach", "rule", "macro", "sla", "label", "saved_reply", "wording", "product", "stock", "import", "order", "refund", "return", "approval", "voucher", "seller", "policy", "job"];

/** Who did what, when and on what, and that nobody changed a line of it since. */
export function Audit() {
  const { t, named, language } = useAdminWords();
  const may = useMay();
  const [asked, setAsked] = useState({ actor_id: "", action: "", since: "", until: "" });
  const [open, setOpen] = useState("");
  const people = useQuery({ queryKey: ["staff"], queryFn: () => line.get<Page<Staff>>("/staff", { query: { limit: 100 } }), enabled: may("staff.read") }).data?.items ?? [];
  const query = { actor_id: asked.actor_id, action: asked.action, since: asked.since && midnight(asked.since), until: asked.until && midnight(asked.until, 1) };
  const rows = useInfiniteQuery({
    queryKey: ["audit", query],
    queryFn: ({ pageParam }) => line.get<Page<AuditLine>>("/audit", { query: { ...query, limit: 50, cursor: pageParam } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  const sentence = (action: string) => {
    const [part = "", verb = ""] = action.split(".");
    return `${named("part", part)} · ${named("verb", verb)}`;
  };
  return (
    <>
      <Chain />
      <Group mb="md" gap="sm" align="end">
        <Select clearable searchable w={180} label={t("audit.who")} value={asked.actor_id || null} data={people.map((each) => ({ value: each.id, label: each.name }))} onChange={(value) => setAsked({ ...asked, actor_id: value ?? "" })} />
        <Select clearable searchable w={180} label={t("audit.what")} value={asked.action || null} data={PARTS.map((each) => ({ value: each, label: named("part", each) }))} onChange={(value) => setAsked({ ...asked, action: value ?? "" })} />
        <TextInput type="date" label={t("audit.since")} value={asked.since} onChange={(event) => setAsked({ ...asked, since: event.currentTarget.value })} />
        <TextInput type="date" label={t("audit.until")} value={asked.until} onChange={(event) => setAsked({ ...asked, until: event.currentTarget.value })} />
        <Button component="a" href={address("/audit/csv", query)} download="audit.csv" variant="default">{t("audit.csv")}</Button>
      </Group>
      {!rows.isLoading && items.length === 0 && <Empty title={t("audit.none")} />}
      {items.length > 0 && (
        <section className={settings.card}>
          {items.map((each) => (
            <div key={each.id} data-action={each.action}>
              <button type="button" className={classes.row} aria-expanded={open === each.id} onClick={() => setOpen(open === each.id ? "" : each.id)}>
                <span className={classes.rowline}>
                  <strong>{each.actor_name || named("actor", each.actor_kind)}</strong>
                  <span>{sentence(each.action)}</span>
                  <span className={classes.soft}>{each.target_kind && `${named("part", each.target_kind)} ${each.target_id} · `}{moment(language, each.at)}{each.origin && ` · ${each.origin}`}</span>
                </span>
              </button>
              {open === each.id && <pre className={classes.code}>{pretty({ action: each.action, before: each.before, after: each.after, hash: each.hash })}</pre>}
            </div>
          ))}
          {rows.hasNextPage && <Button mt="sm" variant="subtle" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{t("older")}</Button>}
        </section>
      )}
    </>
  );
}

function Chain() {
  const { t, n, language } = useAdminWords();
  const told = useQuery({ queryKey: ["audit-chain"], queryFn: () => line.get<Trail>("/audit/chain"), staleTime: 60_000 });
  if (!told.data) return null;
  const { broken_at, lines, since } = told.data;
  if (broken_at) return <Notice mood="bad" title={t("audit.broken")}>{t("audit.broken.at", { id: broken_at })}</Notice>;
  return <Notice mood="good" title={since ? t("audit.unbroken", { at: moment(language, since) }) : t("audit.none")}>{n("audit.lines", lines)}</Notice>;
}

/** The beginning of a day here; days: so many later. */
function midnight(day: string, days = 0): string {
  const at = new Date(`${day}T00:00:00`);
  at.setDate(at.getDate() + days);
  return at.toISOString();
}
