import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import type { Message } from "../api/contract";
import { Composer } from "../composer/composer";
import { useBus } from "../keys/bus";
import { usePresenceTold } from "../live/telling_presence";
import { nameOf } from "../look/name";
import { troubleIn } from "../look/trouble";
import { useMay, useSession } from "../session/session";
import { ShopperPanel } from "../shopper/panel";
import { useWords } from "../words/words";
import { useConversationActions } from "./actions";
import { Head } from "./head";
import { useConversation } from "./held";
import { Log } from "./log";
import classes from "./pane.module.css";

const Whispers = lazy(() => import("../whisper/whispers").then(({ Whispers: part }) => ({ default: part })));

interface Props {
  id: string;
  isPanel: boolean;
  onPanel: () => void;
}

export function ThreadPane({ id, isPanel, onPanel }: Props) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const mayWrite = may("conversations.write");
  const conversation = useConversation(id);
  const actions = useConversationActions(id);
  const [quote, setQuote] = useState<Message | null>(null);
  const isNarrow = useMediaQuery("(max-width: 1240px)") ?? false;
  const [drawer, setDrawer] = useState(false);
  const bus = useBus();
  const go = useNavigate();
  const { view = "all" } = useParams();
  const [asked] = useSearchParams();
  const { staff } = useSession();
  const isColleagues = conversation.data?.owner_kind === "person" && conversation.data.owner_id !== "" && conversation.data.owner_id !== staff.id;
  // Nobody sees who listens in, and nothing counts as read by it.
  const isListening = asked.get("listen") === "1" && isColleagues && may("conversations.supervise");
  const tell = usePresenceTold(id, mayWrite && !isListening && conversation.data !== undefined);
  useEffect(() => {
    setQuote(null);
    setDrawer(false);
  }, [id]);
  // Done with this one: the next of the list, or the list itself on a phone.
  const onClosed = useCallback(() => {
    if (!matchMedia("(max-width: 759px)").matches && bus.run("next")) return;
    void go(`/inbox/${view}${asked.size ? `?${asked.toString()}` : ""}`);
  }, [bus, go, view, asked]);

  if (conversation.isError && !conversation.data) {
    return <section className={classes.pane} data-pane="thread"><p className={classes.nothing}>{troubleIn(conversation.error, words)}</p></section>;
  }
  if (!conversation.data) return <section className={classes.pane} data-pane="thread" aria-busy="true" />;
  const shown = conversation.data;
  return (
    <>
      <section className={classes.pane} data-pane="thread" aria-label={t("thread.name", { name: nameOf(shown.contact_name, shown.contact_id, words) })}>
        <Head conversation={shown} actions={actions} mayWrite={mayWrite} isPanel={isNarrow ? drawer : isPanel} onPanel={isNarrow ? () => setDrawer(!drawer) : onPanel} onClosed={onClosed} />
        <Log key={id} conversation={shown} mayWrite={mayWrite && !isListening} onQuote={setQuote} />
        <Suspense fallback={null}><Whispers key={`whispers-${id}`} conversation={shown} isListening={isListening} isColleagues={isColleagues} take={actions.take} /></Suspense>
        {mayWrite && !isListening && <Composer key={`composer-${id}`} conversation={shown} quote={quote} onQuoteGone={() => setQuote(null)} onTyping={tell} onGone={onClosed} />}
      </section>
      {isPanel && !isNarrow && <ShopperPanel conversation={shown} actions={actions} />}
      <Drawer opened={isNarrow && drawer} onClose={() => setDrawer(false)} position="right" size={360} padding={0} withCloseButton={false} attributes={{ content: { "aria-label": t("panel.name") } }}>
        <ShopperPanel conversation={shown} actions={actions} onClose={() => setDrawer(false)} />
      </Drawer>
    </>
  );
}
