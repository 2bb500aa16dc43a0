import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconCreditCard, IconLayoutGrid, IconMessage2Bolt, IconPlus, IconShirt, IconShoppingCart, IconTemplate } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Conversation } from "../api/contract";
import { useRow } from "../inbox/rows";
import { useOutbox } from "../sends/use_outbox";
import { useMay } from "../session/session";
import { useWords } from "../words/words";
import { ProductPicker } from "./products";
import { useCart } from "../shopper/use_shopper";

const BoardPicker = lazy(() => import("../clients/board_picker").then(({ BoardPicker: picker }) => ({ default: picker })));

interface Props {
  conversation: Conversation;
  onTemplates: (() => void) | null;
  onSlash: () => void;
}

/** Things of the shop that can be put into a thread. */
export function InsertMenu({ conversation, onTemplates, onSlash }: Props) {
  const { t } = useWords();
  const may = useMay();
  const outbox = useOutbox();
  const row = useRow(conversation.id).data;
  const cart = useCart(conversation.contact_id, Boolean(row?.cart)).data;
  const [products, setProducts] = useState(false);
  const [boards, setBoards] = useState(false);
  const send = (body: Record<string, unknown>, text: string) => outbox.add({ conversation: conversation.id, kind: "reply", body, text });
  const hasCart = Boolean(cart?.lines.length);
  return (
    <>
      <Menu position="top-start">
        <Menu.Target>
          <Tooltip label={t("insert")}><ActionIcon variant="subtle" color="gray" aria-label={t("insert")}><IconPlus size={18} /></ActionIcon></Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconMessage2Bolt size={16} />} rightSection={<kbd>/</kbd>} onClick={onSlash}>{t("saved.title")}</Menu.Item>
          {may("catalog.read") && <Menu.Item leftSection={<IconShirt size={16} />} onClick={() => setProducts(true)}>{t("insert.product")}</Menu.Item>}
          {may("catalog.read") && <Menu.Item leftSection={<IconLayoutGrid size={16} />} onClick={() => setBoards(true)}>{t("insert.board")}</Menu.Item>}
          <Menu.Item leftSection={<IconShoppingCart size={16} />} disabled={!hasCart} onClick={() => cart && send({ show: "cart", keep: true }, t("kind.cart"))}>{t("insert.cart")}</Menu.Item>
          <Menu.Item leftSection={<IconCreditCard size={16} />} disabled={!hasCart || !may("checkouts.write")} onClick={() => cart && send({ show: "payment", keep: true }, t("kind.payment_request"))}>{t("insert.payment")}</Menu.Item>
          {onTemplates && <Menu.Item leftSection={<IconTemplate size={16} />} onClick={onTemplates}>{t("template.title")}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {products && <ProductPicker language={conversation.language} onClose={() => setProducts(false)} onSend={(chosen, titles) => send({ products: chosen }, titles)} />}
      {boards && <Suspense fallback={null}><BoardPicker onClose={() => setBoards(false)} onSend={(board) => send({ board_id: board.id }, board.note || board.name)} /></Suspense>}
    </>
  );
}
