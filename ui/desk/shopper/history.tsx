import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { Page, TimelineEntry } from "../api/contract";
import { line } from "../api/line";
import { channelName } from "../look/channel";
import { remembered } from "../look/remembered";
import { date, money } from "../words/dates";
import { Section } from "./panel";
import classes from "./panel.module.css";
import { useShopperWords } from "./words";

type Words = ReturnType<typeof useShopperWords>;
const SHOWN = { all: null, talk: ["said", "opened", "conversation"], bought: ["placed", "order", "paid", "refund", "return", "cart", "view", "voucher"], us: ["consent", "contact"] } as const;
const FILTERS = ["all", "talk", "bought", "us"] as const;

/** One line over everything that happened with a shopper. */
export function History({ contact }: { contact: string }) {
  const words = useShopperWords();
  const { t, language } = words;
  const [isOpen, setOpen] = useState(remembered.get("fold.history") === "open");
  const [shown, setShown] = useState<(typeof FILTERS)[number]>("all");
  const found = useInfiniteQuery({
    queryKey: ["contact", contact, "timeline"],
    queryFn: ({ pageParam }) => line.get<Page<TimelineEntry>>(`/contacts/${contact}/timeline`, { query: { limit: 30, cursor: pageParam } }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor || undefined,
    enabled: isOpen,
    staleTime: 30_000,
  });
  const kinds: readonly string[] | null = SHOWN[shown];
  const entries = (found.data?.pages.flatMap((page) => page.items) ?? []).filter((each) => !kinds || kinds.includes(each.kind));
  return (
    <Section name="history" title={words.desk.t("panel.history")} onOpen={setOpen}>
      <SegmentedControl fullWidth size="xs" value={shown} onChange={(value) => setShown(value as typeof shown)} data={FILTERS.map((value) => ({ value, label: t(`history.${value}`) }))} aria-label={t("history.shown")} />
      {found.isSuccess && entries.length === 0 && <p className={classes.empty}>{words.desk.t("panel.history.none")}</p>}
      <ol className={classes.timeline}>
        {entries.map((entry) => <li key={entry.id} data-kind={entry.kind}><Entry entry={entry} words={words} /><time className={classes.soft} dateTime={entry.at}>{date(language, entry.at)}</time></li>)}
      </ol>
      {found.hasNextPage && <Button size="compact-sm" variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("history.more")}</Button>}
    </Section>
  );
}

function Entry({ entry, words }: { entry: TimelineEntry; words: Words }) {
  const { named } = words;
  const told = entry.details as Record<string, string | number | undefined>;
  const about = aboutOf(entry, words);
  const name = entry.kind === "said" ? saidBy(told, words) : entry.kind === "contact" || entry.kind === "conversation" ? named("deed", String(told["action"])) : named("event", entry.kind);
  return (
    <span className={classes.grow}>
      <strong>{told["conversation_id"] ? <Link to={`/inbox/all/${told["conversation_id"]}`}>{name}</Link> : name}</strong>
      {about && <span className={classes.soft} dir="auto">{about}</span>}
    </span>
  );
}

function saidBy(told: Record<string, string | number | undefined>, { t }: Words): string {
  return told["author_kind"] === "shopper" ? t("said.shopper") : String(told["author"] ?? t("said.person"));
}

function aboutOf({ details }: TimelineEntry, { language, named, t }: Words): string {
  const { number, title, sku, channel, purpose, text, state, author, minor, currency } = details as Record<string, string | undefined>;
  const sum = typeof details["minor"] === "number" && currency ? money(language, { minor: Number(minor), currency }) : "";
  if (details["author_kind"]) return String(text ?? "");
  return [number, title ?? sku, channel && (channelName(channel) || named("channel", channel)), purpose && named("purpose", purpose), state && named("state", state), sum, author && t("by", { name: author })].filter(Boolean).join(" · ");
}
