import { IconCloudOff } from "@tabler/icons-react";
import { lazy, useEffect, useState } from "react";
import { Navigate, Route, Routes, useParams } from "react-router";
import { Landing } from "../home/landing";
import { InboxList } from "../inbox/list";
import { useCounts } from "../inbox/rows";
import { Keys } from "../keys/bus";
import { Palette } from "../keys/palette";
import { KeySheet } from "../keys/sheet";
import { Live, useIsLive } from "../live/live";
import { remembered } from "../look/remembered";
import { OutboxProvider, useWaitingSends } from "../sends/use_outbox";
import { SignInAgain } from "../session/sign_in";
import { useMay, useSession, useSessionState } from "../session/session";
import { ThreadPane } from "../thread/thread_pane";
import { useWords } from "../words/words";
import { placesOf } from "../places/places";
import { Nothing } from "./nothing";
import { Rail } from "./rail";
import { Wide } from "./wide";
import classes from "./shell.module.css";

const Settings = lazy(() => import("../settings/settings").then(({ Settings: page }) => ({ default: page })));

export function Shell() {
  const { state } = useSessionState();
  const session = useSession();
  const { staff, shop } = session;
  const may = useMay();
  return (
    <OutboxProvider key={`${shop.id}/${staff.id}`}>
      <Live>
        <Keys>
          <KeySheet>
            <Routes>
              <Route path="/inbox/:view?/:conversation?" element={<Inbox />} />
              <Route path="/settings/:page?/*" element={<Wide><Settings /></Wide>} />
              {placesOf(may, session).map(({ path, Page }) => <Route key={path} path={`/${path}/*`} element={<Wide><Page /></Wide>} />)}
              <Route path="/" element={<Landing />} />
              <Route path="*" element={<Navigate to="/inbox/all" replace />} />
            </Routes>
            <Palette />
            <Away />
          </KeySheet>
        </Keys>
        {state.kind === "in" && state.expired && <SignInAgain email={staff.email} />}
      </Live>
    </OutboxProvider>
  );
}

function Inbox() {
  const { t } = useWords();
  const { shop } = useSession();
  const { conversation } = useParams();
  const [isPanel, setPanel] = useState(remembered.get("panel") !== "shut");
  const waiting = useCounts().data?.views["mine"] ?? 0;
  useEffect(() => {
    document.title = `${waiting ? `(${waiting}) ` : ""}${shop.name} · Chaffer`;
  }, [waiting, shop.name]);
  const toggle = () => {
    remembered.set("panel", isPanel ? "shut" : "");
    setPanel(!isPanel);
  };
  return (
    <>
      <a className={classes.skip} href="#thread" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('[data-pane="thread"] [role="log"]')?.focus(); }}>{t("skip")}</a>
      <div className={classes.shell} data-panel={isPanel && Boolean(conversation)} data-open={Boolean(conversation)}>
        <Rail />
        <InboxList />
        {conversation ? <ThreadPane id={conversation} isPanel={isPanel} onPanel={toggle} /> : <Nothing />}
      </div>
    </>
  );
}

/** Said while nothing arrives: what is written waits and goes by itself. */
function Away() {
  const { t, n } = useWords();
  const isLive = useIsLive();
  const waiting = useWaitingSends();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(!isLive), isLive ? 0 : 2500);
    return () => clearTimeout(timer);
  }, [isLive]);
  if (!isShown) return null;
  return (
    <div className={classes.away} role="status">
      <IconCloudOff size={17} />
      {waiting ? n("away.waiting", waiting) : t("away")}
    </div>
  );
}
