import { ActionIcon, Button, CloseButton, Drawer, Menu, Skeleton, TextInput, Tooltip } from "@mantine/core";
import { IconArrowsSort, IconCheck, IconChecks, IconInbox, IconMenu2, IconMoodHappy, IconSearch } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { AT_MOST, NONE, type Picked, ranged, stillThere, turned } from "../bulk/picked";
import { ListCommands, PickCommands } from "../keys/commands_of_list";
import { usePresent } from "../live/presence";
import { channelName } from "../look/channel";
import { useMay, useSession } from "../session/session";
import { Rail } from "../shell/rail";
import { useNow } from "../words/clock";
import { useWords } from "../words/words";
import { type Filter, filterOf, SORTS } from "./filter";
import { FoundList } from "./found_list";
import { useLabels, useColleagues, useTeams } from "./houses";
import classes from "./list.module.css";
import { Row, ROW_HEIGHT } from "./row";
import { SaveFilter, SaveFilterItem } from "./save_filter";
import { useCounts, useInbox } from "./rows";

const BulkBar = lazy(() => import("../bulk/bar").then(({ BulkBar: part }) => ({ default: part })));

export function useFilter(): Filter {
  const { view } = useParams();
  const [asked] = useSearchParams();
  return useMemo(() => filterOf(view, asked), [view, asked]);
}

export function InboxList() {
  const words = useWords();
  const { t } = words;
  const { staff } = useSession();
  const { conversation = "" } = useParams();
  const [asked] = useSearchParams();
  const filter = useFilter();
  const inbox = useInbox(filter);
  const rows = useMemo(() => inbox.data?.pages.flatMap((page) => page.items) ?? [], [inbox.data]);
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow();
  const labels = useLabels();
  const people = useColleagues();
  const present = usePresent();
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT, overscan: 8, getItemKey: (at) => rows[at]?.id ?? at });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = inbox;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown > rows.length - 15) void fetchNextPage();
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [filter]);
  const may = useMay();
  const mayPick = may("conversations.write");
  const [picked, setPicked] = useState<Picked>(NONE);
  const [isPicking, setPicking] = useState(false);
  const order = useMemo(() => rows.map((row) => row.id), [rows]);
  const latest = useRef(order);
  latest.current = order;
  const onPick = useCallback((id: string, isRange: boolean) => setPicked((before) => (isRange ? ranged(before, id, latest.current) : turned(before, id))), []);
  const clear = useCallback(() => {
    setPicked(NONE);
    setPicking(false);
  }, []);
  useEffect(() => setPicked((before) => stillThere(before, order)), [order]);
  useEffect(clear, [filter, clear]);
  async function pickAll() {
    let all = inbox.data?.pages.flatMap((page) => page.items) ?? [];
    while (all.length < AT_MOST) {
      const next = await fetchNextPage();
      all = next.data?.pages.flatMap((page) => page.items) ?? all;
      if (!next.hasNextPage) break;
    }
    setPicked({ ids: new Set(all.slice(0, AT_MOST).map((row) => row.id)), anchor: all[0]?.id ?? "" });
  }
  const [q, setQ] = useState("");
  const isSearching = q.trim().length > 1;
  useEffect(() => setQ(""), [filter]);
  const kept = new URLSearchParams(asked);
  kept.delete("listen"); // of one conversation
  const search = kept.toString();
  const addressOf = (id: string) => `/inbox/${filter.view}/${id}${search ? `?${search}` : ""}`;

  return (
    <section className={classes.list} data-pane="list" aria-label={t("list.name")}>
      <Head filter={filter} q={q} onSearch={setQ} onPicking={mayPick ? () => setPicking(true) : undefined} />
      {picked.ids.size > 0 && <Suspense fallback={null}><BulkBar ids={[...picked.ids]} canMore={hasNextPage || picked.ids.size < rows.length} onAll={() => void pickAll()} onClear={clear} /></Suspense>}
      {mayPick && <PickCommands here={conversation} pick={onPick} all={() => void pickAll()} isOn={rows.length > 0} />}
      <ListCommands rows={rows} here={conversation} addressOf={addressOf} show={(at) => virtual.scrollToIndex(at)} />
      {isSearching && <FoundList q={q.trim()} />}
      <div className={classes.scroll} ref={scroller} hidden={isSearching}>
        {inbox.isPending ? (
          <Bones />
        ) : inbox.isError && rows.length === 0 ? (
          <div className={classes.empty}>
            <strong>{t("trouble.unreachable")}</strong>
            <Button variant="light" size="xs" onClick={() => void inbox.refetch()}>{t("again")}</Button>
          </div>
        ) : rows.length === 0 ? (
          <Empty filter={filter} />
        ) : (
          <ul className={classes.rows} data-picking={isPicking || picked.ids.size > 0} style={{ height: virtual.getTotalSize() + 8 }}>
            {shown.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              const there = present.filter((each) => each.conversation === row.id && each.staff !== staff.id);
              return (
                <Row key={row.id} row={row} to={addressOf(row.id)} top={item.start + 4} me={staff.id} now={now} isHere={row.id === conversation} labels={labels}
                  others={there.length ? there.map((each) => people.find((one) => one.id === each.staff)?.name ?? "…") : NOBODY}
                  isTyped={there.some((each) => each.doing === "typing")} place={item.index + 1} of={hasNextPage ? -1 : rows.length}
                  isPicked={picked.ids.has(row.id)} onPick={mayPick ? onPick : undefined} />
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}

const NOBODY: readonly string[] = [];

function Head({ filter, q, onSearch, onPicking }: { filter: Filter; q: string; onSearch: (q: string) => void; onPicking: (() => void) | undefined }) {
  const { t, named } = useWords();
  const [asked, setAsked] = useSearchParams();
  const [rail, setRail] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const team = useTeams().find((each) => each.id === filter.team);
  const title = filter.label || team?.name || (filter.channel && (channelName(filter.channel) || named("channel", filter.channel))) || t(`view.${filter.view}`);
  return (
    <header className={classes.head}>
      <div className={classes.title}>
        <ActionIcon className={classes.burger ?? ""} variant="subtle" color="gray" aria-label={t("rail.open")} onClick={() => setRail(true)}><IconMenu2 size={20} /></ActionIcon>
        <h1>{title}</h1>
        <Menu>
          <Menu.Target>
            <Tooltip label={t("list.sort")}>
              <ActionIcon variant="subtle" color="gray" aria-label={`${t("list.sort")}: ${t(`sort.${filter.sort}`)}`}><IconArrowsSort size={18} /></ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {SORTS.map((sort) => (
              <Menu.Item key={sort} rightSection={sort === filter.sort ? <IconCheck size={14} /> : null} onClick={() => setAsked(with_(asked, "sort", sort === "newest" ? "" : sort))}>
                {t(`sort.${sort}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {onPicking && <Menu.Item leftSection={<IconChecks size={16} />} onClick={onPicking}>{t("bulk.select")}</Menu.Item>}
            <SaveFilterItem filter={filter} onSave={() => setSaving(true)} />
          </Menu.Dropdown>
        </Menu>
      </div>
      <TextInput id="search" mt={6} size="sm" radius="md" type="search" aria-label={t("list.search")} placeholder={t("list.search.hint")} value={q} leftSection={<IconSearch size={16} />}
        variant="filled" rightSection={q ? <CloseButton size="sm" aria-label={t("clear")} onClick={() => onSearch("")} /> : null} onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          onSearch("");
          event.currentTarget.blur();
        }} />
      {isSaving && <SaveFilter filter={filter} onClose={() => setSaving(false)} />}
      <Drawer opened={rail} onClose={() => setRail(false)} size={264} withCloseButton={false} padding={0} attributes={{ content: { "aria-label": t("rail.name") } }} styles={{ body: { height: "100%" } }}>
        <Rail folds={false} onGo={() => setRail(false)} />
      </Drawer>
    </header>
  );
}

function with_(before: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(before);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}

function Empty({ filter }: { filter: Filter }) {
  const { t, language } = useWords();
  const closed = useCounts().data?.views["closed"] ?? 0;
  const calm = filter.view === "mine" || filter.view === "unassigned" || filter.view === "waiting";
  return (
    <div className={classes.empty}>
      {calm ? <IconMoodHappy size={36} stroke={1.25} /> : <IconInbox size={36} stroke={1.25} />}
      <strong>{t(calm ? "empty.calm" : "empty.none")}</strong>
      <span>{t(calm ? "empty.calm.lead" : "empty.none.lead")}</span>
      {filter.view === "all" && closed > 0 && <Button component={Link} to="/inbox/closed" variant="light" size="xs">{t("empty.closed", { n: closed.toLocaleString(language) })}</Button>}
    </div>
  );
}

function Bones() {
  return (
    <div className={classes.bones} aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((each) => (
        <div key={each} style={{ display: "grid", gridTemplateColumns: "40px 1fr", gap: 12, alignItems: "center", height: 68 }}>
          <Skeleton circle height={40} />
          <div><Skeleton height={11} width="55%" mb={9} /><Skeleton height={9} width="85%" /></div>
        </div>
      ))}
    </div>
  );
}
