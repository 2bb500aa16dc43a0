import { Button, Group, Loader, Modal, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { IconLayoutGrid, IconPlus } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { Picture } from "../look/picture";
import { troubleIn } from "../look/trouble";
import { useMay } from "../session/session";
import { money } from "../words/dates";
import { BoardProducts } from "./board_products";
import classes from "./clients.module.css";
import type { Board } from "./shapes";
import { useClientWords } from "./words";

const BLANK: Board = { id: "", staff_id: "", name: "", note: "", product_ids: [], products: [], updated_at: "" };

/** Sets of things under a name: made once, sent to whom they suit. */
export function Boards() {
  const { t, desk } = useClientWords();
  const may = useMay();
  const [whose, setWhose] = useState("mine");
  const [edited, setEdited] = useState<Board | null>(null);
  const found = useInfiniteQuery({
    queryKey: ["look-boards", whose],
    queryFn: ({ pageParam }) => line.get<Page<Board>>("/look-boards", { query: { limit: 30, cursor: pageParam, ...(whose === "mine" ? { mine: "true" } : {}) } }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor || undefined,
    staleTime: 15_000,
  });
  const boards = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl size="sm" value={whose} onChange={setWhose} data={[{ value: "mine", label: t("mine") }, { value: "all", label: t("everybodys") }]} aria-label={t("whose")} />
        {may("outreach.write") && <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited(BLANK)}>{t("board.new")}</Button>}
      </div>
      {found.isPending && <Loader size="sm" aria-label={t("loading")} />}
      {found.isError && <p className={classes.soft} role="alert">{troubleIn(found.error, desk)}</p>}
      {found.isSuccess && boards.length === 0 && <p className={classes.empty}>{t("board.none")}</p>}
      <div className={classes.boards}>
        {boards.map((board) => <BoardCard key={board.id} board={board} onEdit={may("outreach.write") ? () => setEdited(board) : null} />)}
      </div>
      {found.hasNextPage && <Group justify="center" mt="md"><Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t("more")}</Button></Group>}
      {edited && <BoardForm board={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function BoardCard({ board, onEdit }: { board: Board; onEdit: (() => void) | null }) {
  const { t, n, language } = useClientWords();
  const shown = board.products.slice(0, 4);
  const sum = board.products.reduce((total, each) => total + (each.minor ?? 0), 0);
  const currency = board.products[0]?.currency;
  return (
    <article className={classes.board}>
      <div className={classes.mosaic} data-count={shown.length}>
        {shown.map((each) => <Picture key={each.id} url={each.image_url} blank={classes.blank} />)}
        {!shown.length && <IconLayoutGrid size={28} aria-hidden />}
      </div>
      <div className={classes.boardwords}>
        <h3>{board.name}</h3>
        {board.note && <p>{board.note}</p>}
        <span className={classes.soft}>{n("board.count", board.products.length)}{currency && ` · ${money(language, { minor: sum, currency })}`}</span>
        {board.products.some((each) => !each.available) && <span className={classes.bad}>{t("board.sold_out")}</span>}
        {onEdit && <Button size="compact-sm" variant="default" mt={6} onClick={onEdit} aria-label={`${t("edit")}: ${board.name}`}>{t("edit")}</Button>}
      </div>
    </article>
  );
}

function BoardForm({ board, onClose }: { board: Board; onClose: () => void }) {
  const { t, desk } = useClientWords();
  const queries = useQueryClient();
  const [name, setName] = useState(board.name);
  const [note, setNote] = useState(board.note);
  const [products, setProducts] = useState(board.products);
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const done = (work: Promise<unknown>) => {
    setBusy(true);
    void work.then(onClose, (fault: unknown) => notifications.show({ color: "red", message: troubleIn(fault, desk) })).finally(() => {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ["look-boards"] });
    });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const told = { name, note, products: products.map((each) => each.id) };
    done(board.id ? line.patch(`/look-boards/${board.id}`, told) : line.post("/look-boards", told, { key }));
  };
  return (
    <Modal opened closeButtonProps={{ "aria-label": desk.t("close") }} onClose={onClose} size="lg" title={board.id ? board.name : t("board.new")}>
      <form onSubmit={save}>
        <Stack gap="sm">
          <TextInput data-autofocus required label={t("board.name")} maxLength={120} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Textarea autosize minRows={2} label={t("board.note")} description={t("board.note.lead")} maxLength={1000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <BoardProducts products={products} onChange={setProducts} />
          <Group justify="space-between">
            {board.id ? <Button variant="subtle" color="red" loading={busy} onClick={() => done(line.remove(`/look-boards/${board.id}`))}>{desk.t("remove")}</Button> : <span />}
            <Group gap="xs"><Button variant="subtle" color="gray" onClick={onClose}>{desk.t("cancel")}</Button><Button type="submit" loading={busy} disabled={!products.length || !name.trim()}>{desk.t("save")}</Button></Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
