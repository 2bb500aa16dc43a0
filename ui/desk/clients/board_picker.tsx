import { Loader, Modal, TextInput, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Page } from "../api/contract";
import { line } from "../api/line";
import { Picture } from "../look/picture";
import classes from "./clients.module.css";
import type { Board } from "./shapes";
import { useClientWords } from "./words";

interface Props {
  /** When it leaves, in words; "" for at once. */
  when?: string;
  onClose: () => void;
  onSend: (board: Board) => void;
}

/** A look board that is kept, laid out in this thread. */
export function BoardPicker({ when, onClose, onSend }: Props) {
  const { t, n, desk } = useClientWords();
  const [q, setQ] = useState("");
  const found = useQuery({ queryKey: ["look-boards", "all"], queryFn: () => line.get<Page<Board>>("/look-boards", { query: { limit: 100 } }), staleTime: 30_000 });
  const boards = (found.data?.items ?? []).filter((each) => each.products.length > 0 && each.name.toLowerCase().includes(q.trim().toLowerCase()));
  return (
    <Modal opened closeButtonProps={{ "aria-label": desk.t("close") }} onClose={onClose} title={[t("tab.boards"), when].filter(Boolean).join(" · ")}>
      <TextInput data-autofocus value={q} onChange={(event) => setQ(event.currentTarget.value)} leftSection={<IconSearch size={16} />} aria-label={t("search")} placeholder={t("search")} mb="sm" />
      {found.isPending && <Loader size="sm" aria-label={t("loading")} />}
      {found.isSuccess && boards.length === 0 && <p className={classes.empty}>{t("board.none")} <Link to="/clients/boards">{t("board.new")}</Link></p>}
      <div className={classes.picks}>
        {boards.map((board) => (
          <UnstyledButton key={board.id} className={classes.pick ?? ""} onClick={() => { onSend(board); onClose(); }}>
            <Picture url={board.products[0]?.image_url} blank={classes.blank} />
            <span className={classes.grow}><strong>{board.name}</strong><span className={classes.soft}>{n("board.count", board.products.length)}{board.note && ` · ${board.note}`}</span></span>
          </UnstyledButton>
        ))}
      </div>
    </Modal>
  );
}
