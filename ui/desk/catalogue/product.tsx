import { Alert, Button, Loader, Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Link, useParams } from "react-router";
import { line, Refused } from "../api/line";
import { troubleIn } from "../look/trouble";
import { tellDone } from "../look/undoable";
import { PlacePage } from "../places/page";
import { useMay, useSession } from "../session/session";
import { useSheet, usePriceLists } from "./asking";
import { Basics, Placing } from "./basics";
import { Charts } from "./chart";
import { Pictures } from "./pictures";
import { Preview } from "./preview";
import classes from "./product.module.css";
import { Reviews } from "./reviews";
import { faultsIn, isChanged, keep, keptOf, undone, written } from "./sheet";
import { Translations } from "./translations";
import type { Sheet } from "./types";
import { Variants } from "./variants";
import { useCatalogueWords } from "./words";

export interface Editing {
  draft: Sheet;
  set: (change: Partial<Sheet>) => void;
  /** Whether this person may only look. */
  isFixed: boolean;
}

/** One product, all of it; what is changed is kept in this browser until it is saved. */
export function ProductPage() {
  const { product = "" } = useParams();
  const { t, desk } = useCatalogueWords();
  const sheet = useSheet(product);
  if (sheet.isPending) return <PlacePage title=""><Loader aria-label={t("loading")} /></PlacePage>;
  if (!sheet.data) return <PlacePage title={desk.t("place.catalogue")}><p>{troubleIn(sheet.error, desk)}</p><Button component={Link} to="/catalogue" variant="default">{t("back")}</Button></PlacePage>;
  return <Editor key={product} sheet={sheet.data} />;
}

function Editor({ sheet }: { sheet: Sheet }) {
  const words = useCatalogueWords();
  const { t, n, desk } = words;
  const { shop } = useSession();
  const may = useMay();
  const queries = useQueryClient();
  const lists = usePriceLists();
  const own = lists.find((each) => each.kind === "standard" && each.currency === shop.currency);
  const [kept] = useState(() => keptOf(shop.id, sheet.id));
  const [base, setBase] = useState(kept?.base ?? sheet);
  const [draft, setDraft] = useState(kept?.draft ?? sheet);
  const [isBusy, setBusy] = useState(false);
  const isDirty = isChanged(base, draft);
  const isElse = sheet.version !== base.version;
  const isFixed = !may("catalog.write");
  const faults = faultsIn(draft, own);

  // Nothing of ours stands in the way: what is new at the server is shown as it is.
  useEffect(() => {
    if (isDirty || sheet === base) return;
    setBase(sheet);
    setDraft(sheet);
  }, [sheet, base, isDirty]);
  useEffect(() => keep(shop.id, sheet.id, isDirty ? { base, draft } : null), [shop.id, sheet.id, base, draft, isDirty]);
  useLeaving(isDirty);

  const took = (after: Sheet) => {
    setBase(after);
    setDraft(after);
    queries.setQueryData(["catalogue", "sheet", sheet.id], after);
    void queries.invalidateQueries({ queryKey: ["catalogue", "rows"] });
    void queries.invalidateQueries({ queryKey: ["catalogue", "preview", sheet.id] });
    void queries.invalidateQueries({ queryKey: ["product", sheet.id] });
  };
  const put = (told: Record<string, unknown>) => line.call<Sheet>("PUT", `/products/${sheet.id}/sheet`, { body: told });
  const failed = (fault: unknown) => {
    if (fault instanceof Refused && fault.code === "conflict") {
      const { sku, now } = fault.problem.details as { sku?: string; now?: number | null };
      void queries.invalidateQueries({ queryKey: ["catalogue", "sheet", sheet.id] });
      const isStock = "now" in fault.problem.details;
      notifications.show({ color: "red", autoClose: 9_000, message: isStock ? t("conflict.stock", { sku: sku ?? "", now: now ?? t("stock.unlimited") }) : sku ? t("conflict.sku", { sku }) : t("conflict") });
    } else notifications.show({ color: "red", message: troubleIn(fault, desk) });
  };
  const save = async (over = false) => {
    setBusy(true);
    const before = base;
    try {
      const after = await put(over ? { ...written(base, draft), version: sheet.version } : written(base, draft));
      took(after);
      tellDone(t("saved"), { word: desk.t("undo"), run: () => void put(undone(before, after)).then(took, failed) });
    } catch (fault) {
      failed(fault);
    } finally {
      setBusy(false);
    }
  };
  const discard = () => {
    const mine = { base, draft };
    setBase(sheet);
    setDraft(sheet);
    tellDone(t("discarded"), { word: desk.t("undo"), run: () => { setBase(mine.base); setDraft(mine.draft); } });
  };
  const saving = useRef(save);
  saving.current = save;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyS") return;
      event.preventDefault();
      if (isDirty && !faults.length && !isFixed) void saving.current();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [isDirty, faults.length, isFixed]);

  const editing: Editing = { draft, isFixed, set: (change) => setDraft((before) => ({ ...before, ...change })) };
  return (
    <PlacePage
      title={draft.title || t("untitled")}
      actions={!isFixed && <>
        <Select aria-label={t("state")} w={130} value={draft.state} allowDeselect={false} data={["active", "draft", "archived"].map((each) => ({ value: each, label: t(`state.${each as "active"}`) }))} onChange={(state) => state && editing.set({ state })} />
        {isDirty && <Button variant="default" onClick={discard}>{t("discard")}</Button>}
        <Button disabled={!isDirty || faults.length > 0} loading={isBusy} onClick={() => void save()}>{desk.t("save")}</Button>
      </>}
      below={<Link className={classes.back} to="/catalogue">{t("back")}</Link>}
    >
      {isDirty && isElse && (
        <Alert color="red" variant="light" mb="md" title={t("conflict")}>
          {t("conflict.do")}
          <div className={classes.buttons}><Button size="xs" variant="default" onClick={discard}>{t("conflict.theirs")}</Button><Button size="xs" disabled={faults.length > 0} onClick={() => void save(true)}>{t("conflict.mine")}</Button></div>
        </Alert>
      )}
      {isDirty && kept && !isElse && <p className={classes.note}>{t("kept")}</p>}
      {faults.length > 0 && <ul className={classes.faults} role="status">{faults.map((fault) => <li key={fault}>{t(`fault.${fault}`)}</li>)}</ul>}
      <div className={classes.columns}>
        <div>
          <Basics {...editing} />
          <Pictures {...editing} />
          <Variants {...editing} base={base} />
          {shop.languages.length > 1 && <Translations {...editing} languages={shop.languages.slice(1)} />}
          <Charts {...editing} />
          <Reviews product={sheet.id} average={sheet.rating_average} count={sheet.rating_count} />
        </div>
        <aside>
          <Preview product={sheet.id} isStale={isDirty} />
          <Placing {...editing} />
          <p className={classes.note}>{t("field.handle")}: <code>{sheet.handle}</code>{sheet.seller_id && <> · {t("field.seller")}: <code>{sheet.seller_id}</code></>}</p>
          {draft.variants.length > 1 && <p className={classes.note}>{n("variants.count", draft.variants.length)}</p>}
        </aside>
      </div>
    </PlacePage>
  );
}

/** Changes are kept, so leaving needs no question; the browser's own is asked only when the page is closed. */
function useLeaving(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isDirty]);
}
