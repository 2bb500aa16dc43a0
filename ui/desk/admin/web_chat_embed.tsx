import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { line } from "../api/line";
import classes from "./admin.module.css";
import { CopyLine } from "./copied";
import { embedCode, inkOn, OURS } from "./embed";
import { Notice } from "./notice";
import type { Channel, WebChatMade } from "./told";
import { useDoing } from "./use_doing";
import { useAdminWords } from "./words";

/** The code for the site's pages, with a colour of one's own, and how that looks. */
export function WebChatEmbed({ channel }: { channel: Channel }) {
  const { t } = useAdminWords();
  const { busy, run } = useDoing();
  const [accent, setAccent] = useState(OURS);
  const [key, setKey] = useState("");
  const [sure, setSure] = useState(false);
  const renew = () => void run(() => line.post<WebChatMade>(`/channels/${channel.id}/identity-key`, {}, { key: crypto.randomUUID() })).then((made) => { setKey(made?.identity_key ?? ""); setSure(false); });
  const filled = { background: accent, color: inkOn(accent) };
  return (
    <div className={classes.two}>
      <Stack gap="sm" mt="md">
        <label className={classes.sign}><input type="color" className={classes.colour} value={accent} onChange={(event) => setAccent(event.currentTarget.value)} />{t("web.colour")}</label>
        <CopyLine label={t("web.code")} value={embedCode(location.origin, channel.external_id, accent)} />
        <span className={classes.soft}>{t("web.code.where")}</span>
        {key && <Notice mood="waiting" title={t("web.key.once")}><CopyLine label={t("web.key")} value={key} /></Notice>}
        {sure
          ? <Notice mood="bad" title={t("web.key.new.means")}><Button size="compact-sm" color="red" loading={busy} onClick={renew}>{t("web.key.new.sure")}</Button></Notice>
          : !key && <Button w="fit-content" size="compact-sm" variant="default" onClick={() => setSure(true)}>{t("web.key.new")}</Button>}
      </Stack>
      <figure className={classes.chat} aria-label={t("web.preview")} style={{ margin: "var(--space-4) 0 0" }}>
        <div className={classes.theirs}>{t("web.preview.hello")}</div>
        <div className={classes.mine} style={filled}>{t("web.preview.ask")}</div>
        <div className={classes.theirs}>{t("web.preview.answer")}</div>
      </figure>
    </div>
  );
}
