import { ActionIcon, Button, Checkbox, Loader, Menu, Select, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { IconArrowsSort, IconCheck, IconSearch, IconUserSearch } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { tellDone } from "../look/undoable";
import { PlacePage } from "../places/page";
import { useMay, useSession } from "../session/session";
import { languageName } from "../words/dates";
import { FoundAsShopper } from "./as_shopper";
import { ORDERS, SHOWS, useCollections, useProductRows } from "./asking";
import classes from "./list.module.css";
import { NewProduct } from "./new_product";
import { ProductLine, LINE_HEIGHT } from "./product_line";
import type { ProductRow } from "./types";
import { useCatalogueWords } from "./words";

const AT_ONCE = 100;

/** Everything the shop sells, to be worked through. */
export function ProductList() {
  const words = useCatalogueWords();
  const { t, n } = words;
  const { shop } = useSession();
  const may = useMay();
  const [asked, setAsked] = useSearchParams();
  const [q, setQ] = useState(asked.get("q") ?? "");
  const [settled] = useDebouncedValue(q.trim(), 250);
  const [asShopper, setAsShopper] = useState(false);
  const [isNew, setNew] = useState(false);
  const show = asked.get("show") ?? "all";
  const others = shop.languages.slice(1);
  const missing = others.includes(asked.get("language") ?? "") ? (asked.get("language") as string) : (others[0] ?? "");
  const filter = { show, q: settled, collection_id: asked.get("collection") ?? "", language: show === "untranslated" ? missing : "", sort: asked.get("sort") ?? "newest" };
  const list = useProductRows(filter);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filterKey = JSON.stringify(filter);
  useEffect(() => setChosen(new Set()), [filterKey]);
  const collections = useCollections();
  const set = (name: string, value: string) => setAsked((before) => {
    const after = new URLSearchParams(before);
    if (value) after.set(name, value);
    else after.delete(name);
    return after;
  }, { replace: true });
  const body = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  useEffect(() => setMargin(body.current?.offsetTop ?? 0), [chosen.size, show, asShopper]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => body.current?.closest("main") ?? null, estimateSize: () => LINE_HEIGHT, overscan: 10, scrollMargin: margin, getItemKey: (at) => rows[at]?.id ?? at });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown > rows.length - 15) void fetchNextPage();
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const toggle = (id: string) => setChosen((before) => {
    const after = new Set(before);
    if (!after.delete(id)) after.add(id);
    return after;
  });
  const change = useStates();
  const pick = (state: string) => void change(rows.filter((row) => chosen.has(row.id)), state).then((done) => done && setChosen(new Set()));

  return (
    <PlacePage
      title={words.desk.t("place.catalogue")}
      actions={<>
        <Button component={Link} to="/catalogue/questions" variant="default">{t("questions")}</Button>
        {may("catalog.write") && <Button component={Link} to="/catalogue/imports" variant="default">{t("imports")}</Button>}
        {may("catalog.write") && <Button onClick={() => setNew(true)}>{t("new")}</Button>}
      </>}
      below={<>
        <TextInput className={classes.search ?? ""} value={q} onChange={(event) => { setQ(event.currentTarget.value); set("q", event.currentTarget.value.trim()); }} leftSection={asShopper ? <IconUserSearch size={16} /> : <IconSearch size={16} />}
          rightSection={list.isFetching && !isFetchingNextPage ? <Loader size={14} /> : null} placeholder={t(asShopper ? "search.as_shopper" : "search")} aria-label={t(asShopper ? "search.as_shopper" : "search")} />
        <Tooltip label={t("search.switch")}>
          <ActionIcon size={36} variant={asShopper ? "light" : "default"} {...(asShopper ? { color: "terracotta" } : {})} aria-pressed={asShopper} aria-label={t("search.switch")} onClick={() => setAsShopper(!asShopper)}><IconUserSearch size={18} /></ActionIcon>
        </Tooltip>
        {!asShopper && <>
          <Select aria-label={t("show")} w={190} value={show} allowDeselect={false} data={SHOWS.filter((each) => each !== "untranslated" || others.length > 0).map((each) => ({ value: each, label: t(`show.${each}`) }))} onChange={(value) => set("show", value === "all" ? "" : (value ?? ""))} />
          {show === "untranslated" && others.length > 1 && <Select aria-label={t("language")} w={140} value={missing} allowDeselect={false} data={others.map((code) => ({ value: code, label: languageName(words.language, code) }))} onChange={(value) => set("language", value ?? "")} />}
          <Select aria-label={t("collection")} placeholder={t("collection.any")} w={200} clearable searchable clearButtonProps={{ "aria-label": t("collection.any") }} value={filter.collection_id || null} data={collections.map((each) => ({ value: each.id, label: `${each.title} (${each.count})` }))} onChange={(value) => set("collection", value ?? "")} />
          <Menu>
            <Menu.Target><ActionIcon size={36} variant="default" aria-label={`${t("sort")}: ${t(`sort.${filter.sort as "newest"}`)}`}><IconArrowsSort size={18} /></ActionIcon></Menu.Target>
            <Menu.Dropdown>{ORDERS.map((each) => <Menu.Item key={each} rightSection={each === filter.sort ? <IconCheck size={14} /> : null} onClick={() => set("sort", each === "newest" ? "" : each)}>{t(`sort.${each}`)}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        </>}
      </>}
    >
      {isNew && <NewProduct onClose={() => setNew(false)} />}
      {asShopper ? <FoundAsShopper q={settled} /> : (
        <>
          {chosen.size > 0 && (
            <div className={classes.bulk} role="toolbar" aria-label={n("chosen", chosen.size)}>
              <Checkbox size="xs" checked={chosen.size >= Math.min(rows.length, AT_ONCE)} indeterminate={chosen.size < rows.length} aria-label={t("choose.all")} onChange={(event) => setChosen(event.currentTarget.checked ? new Set(rows.slice(0, AT_ONCE).map((row) => row.id)) : new Set())} />
              <strong>{n("chosen", chosen.size)}</strong>
              <Button size="xs" variant="default" onClick={() => pick("active")}>{t("put_on_sale")}</Button>
              <Button size="xs" variant="default" onClick={() => pick("draft")}>{t("hide")}</Button>
              <Button size="xs" variant="default" onClick={() => pick("archived")}>{t("archive")}</Button>
            </div>
          )}
          <div ref={body}>
            {list.isPending ? <Bones /> : list.isError && !rows.length ? (
              <div className={classes.empty}><strong>{troubleIn(list.error, words.desk)}</strong><Button variant="light" size="xs" onClick={() => void list.refetch()}>{words.desk.t("again")}</Button></div>
            ) : rows.length === 0 ? (
              <div className={classes.empty}><strong>{t(settled || show !== "all" || filter.collection_id ? "none.filtered" : "none")}</strong><span>{t(settled || show !== "all" || filter.collection_id ? "none.filtered.do" : "none.do")}</span></div>
            ) : (
              <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
                {shown.map((item) => {
                  const row = rows[item.index];
                  return row && <ProductLine key={row.id} row={row} top={item.start - margin} isChosen={chosen.has(row.id)} onChoose={may("catalog.write") ? () => toggle(row.id) : undefined} others={others} />;
                })}
              </ul>
            )}
          </div>
        </>
      )}
    </PlacePage>
  );
}

function Bones() {
  return <ul className={classes.rows}>{Array.from({ length: 8 }, (_, at) => <li key={at} className={classes.bone} />)}</ul>;
}

/** Hide, show or archive what is chosen, with a way back for a moment. */
function useStates() {
  const { n, t, desk } = useCatalogueWords();
  const queries = useQueryClient();
  return async (rows: ProductRow[], state: string): Promise<boolean> => {
    const before = new Map<string, string[]>();
    for (const row of rows) if (row.state !== state) before.set(row.state, [...(before.get(row.state) ?? []), row.id]);
    const again = () => void queries.invalidateQueries({ queryKey: ["catalogue"] });
    const put = (ids: string[], to: string) => line.post("/products/states", { ids, state: to });
    const ids = [...before.values()].flat();
    if (!ids.length) return true;
    try {
      await put(ids, state);
      tellDone(`${n("chosen", ids.length)}: ${t(`state.${state as "active"}`)}`, { word: desk.t("undo"), run: () => void Promise.all([...before].map(([was, some]) => put(some, was))).finally(again) });
      return true;
    } catch (fault) {
      notifications.show({ color: "red", message: troubleIn(fault, desk) });
      return false;
    } finally {
      again();
    }
  };
}
