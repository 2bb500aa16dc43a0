import { Button, Loader, useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import { Door } from "../session/door";
import { SignIn } from "../session/sign_in";
import { useSessionState } from "../session/session";
import { useChosenLanguage } from "../words/chosen";
import { useWords } from "../words/words";
import { Shell } from "./shell";

/** Inside, or at the door. */
export function Gate() {
  const { t } = useWords();
  const { state, ask } = useSessionState();
  const { choose } = useChosenLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const id = state.kind === "in" ? state.session.id : "";
  useEffect(() => {
    if (state.kind !== "in") return;
    if (state.session.staff.language) choose(state.session.staff.language);
    if (state.session.staff.settings.theme) setColorScheme(state.session.staff.settings.theme);
    // Once for each session: what is chosen later is the person's own business.
  }, [id]);
  switch (state.kind) {
    case "asking":
      return <div style={{ display: "grid", placeContent: "center", height: "100dvh" }}><Loader type="dots" aria-label={t("loading")} /></div>;
    case "unreachable":
      return <Door title={t("door.unreachable")} lead={t("trouble.unreachable")}><Button onClick={() => void ask()}>{t("again")}</Button></Door>;
    case "out":
      return <SignIn />;
    case "in":
      return <Shell />;
  }
}
