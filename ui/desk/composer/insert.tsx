import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconClock, IconCreditCard, IconLayoutGrid, IconMessage2Bolt, IconPlus, IconShirt, IconShoppingCart, IconTemplate } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Conversation } from "../api/contract";
import { useRow } from "../inbox/rows";
import { useOutbox } from "../sends/use_outbox";
import { useMay } from "../session/session";
import { LaterItems, OwnHour } from "../thread/later_menu";
import { moment } from "../words/dates";
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
  const { t, language } = useWords();
  const may = useMay();
  const outbox = useOutbox();
  const row = useRow(conversation.id).data;
  const cart = useCart(conversation.contact_id, Boolean(row?.cart)).data;
  const [products, setProducts] = useState(false);
  const [boards, setBoards] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [own, setOwn] = useState(false);
  const [at, setAt] = useState<Date | null>(null);
  const when = at ? t("tick.scheduled", { at: moment(language, at.getTime()) }) : "";
  const send = (body: Record<string, unknown>, text: string) => {
    outbox.add({ conversation: conversation.id, kind: "reply", body: at ? { ...body, send_at: at.toISOString() } : body, text: when ? `${text} · ${when}` : text });
    setAt(null);
  };
  const then = (act: () => void) => () => { setOpen(false); act(); };
  const hasCart = Boolean(cart?.lines.length);
  return (
    <>
      <Menu position="top-start" opened={isOpen} onChange={setOpen} closeOnItemClick={false}>
        <Menu.Target>
          <Tooltip label={t("insert")}><ActionIcon variant="subtle" color="gray" aria-label={t("insert")}><IconPlus size={18} /></ActionIcon></Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconMessage2Bolt size={16} />} rightSection={<kbd>/</kbd>} onClick={then(onSlash)}>{t("saved.title")}</Menu.Item>
          {may("catalog.read") && <Menu.Item leftSection={<IconShirt size={16} />} onClick={then(() => setProducts(true))}>{t("insert.product")}</Menu.Item>}
          {may("catalog.read") && <Menu.Item leftSection={<IconLayoutGrid size={16} />} onClick={then(() => setBoards(true))}>{t("insert.board")}</Menu.Item>}
          <Menu.Item leftSection={<IconShoppingCart size={16} />} disabled={!hasCart} onClick={then(() => send({ show: "cart", keep: true }, t("kind.cart")))}>{t("insert.cart")}</Menu.Item>
          <Menu.Item leftSection={<IconCreditCard size={16} />} disabled={!hasCart || !may("checkouts.write")} onClick={then(() => send({ show: "payment", keep: true }, t("kind.payment_request")))}>{t("insert.payment")}</Menu.Item>
          {onTemplates && <Menu.Item leftSection={<IconTemplate size={16} />} onClick={then(onTemplates)}>{t("template.title")}</Menu.Item>}
          <Menu.Divider />
          <Menu.Sub>
            <Menu.Sub.Target><Menu.Sub.Item leftSection={<IconClock size={16} />}>{when || t("send.later")}</Menu.Sub.Item></Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {at && <Menu.Item onClick={() => setAt(null)}>{t("later.now")}</Menu.Item>}
              <LaterItems onChoose={setAt} onOwn={then(() => setOwn(true))} />
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        </Menu.Dropdown>
      </Menu>
      <OwnHour opened={own} onClose={() => setOwn(false)} title={t("send.later")} onChoose={(hour) => { setAt(hour); setOpen(true); }} />
      {products && <ProductPicker when={when} language={conversation.language} onClose={() => setProducts(false)} onSend={(chosen, titles) => send({ products: chosen }, titles)} />}
      {boards && <Suspense fallback={null}><BoardPicker when={when} onClose={() => setBoards(false)} onSend={(board) => send({ board_id: board.id }, board.note || board.name)} /></Suspense>}
    </>
  );
}
