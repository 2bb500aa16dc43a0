import { Button, Group, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { line } from "../api/line";
import { ChannelIcon, channelName } from "../look/channel";
import { useMay } from "../session/session";
import settings from "../settings/settings.module.css";
import { moment } from "../words/dates";
import classes from "./admin.module.css";
import { ChannelEdit } from "./channel_edit";
import { Mark } from "./mark";
import { Notice } from "./notice";
import { isForged, isQuiet, moodOf } from "./signs";
import type { Channel } from "./told";
import { useDoing } from "./use_doing";
import { WebChatEmbed } from "./web_chat_embed";
import { useAdminWords } from "./words";

/** So long the platform's word counts before it is asked again by itself. */
const FRESH = 15 * 60_000;

export function ChannelCard({ channel }: { channel: Channel }) {
  const { t, named, language, desk } = useAdminWords();
  const may = useMay();
  const go = useNavigate();
  const queries = useQueryClient();
  const { busy, run } = useDoing("accounts");
  const [open, setOpen] = useState<"" | "edit" | "embed">("");
  const [sure, setSure] = useState(false);
  const { health } = channel;
  const isStale = channel.kind === "whatsapp" && may("channels.write") && (!health.asked_at || Date.now() - Date.parse(health.asked_at) > FRESH);
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!isStale || hasAsked.current) return;
    hasAsked.current = true;
    void line.post(`/channels/${channel.id}/look`, {}).then(() => queries.invalidateQueries({ queryKey: ["accounts"] }), () => undefined);
  }, [isStale, channel.id, queries]);
  const isWhatsApp = channel.kind === "whatsapp";
  const mood = moodOf(channel);
  const at = (told: string | null) => (told ? moment(language, told) : t("channels.never"));
  const facts: [string, string][] = isWhatsApp
    ? [
        [t("health.number"), health.number || channel.external_id],
        [t("health.quality"), health.quality ? named("quality", health.quality) : "–"],
        [t("health.limit"), health.limit ? named("limit", health.limit) : "–"],
        [t("health.speed"), channel.settings["per_second"] || (health.throughput ? named("speed", health.throughput) : "–")],
        [t("health.standing"), health.standing ? named("standing", health.standing) : "–"],
        [t("health.heard"), at(health.heard_at)],
        [t("health.asked"), at(health.asked_at)],
      ]
    : [[t("health.key"), channel.external_id], [t("health.sites"), channel.origins.join(" · ") || "–"]];
  const set = (state: string) => void run(() => line.patch(`/channels/${channel.id}`, { state }));
  return (
    <section className={settings.card} data-channel={channel.id}>
      <div className={classes.head}>
        <ChannelIcon channel={channel.kind} size={22} />
        <h2>{channel.name || health.name || (channelName(channel.kind) || named("channel", channel.kind))}</h2>
        <Mark mood={channel.state === "active" ? mood : channel.state === "paused" ? "plain" : "bad"}>{t(channel.state === "active" ? `mood.${isQuiet(channel) ? "quiet" : mood}` : channel.state === "paused" ? "mood.paused" : "mood.broken")}</Mark>
      </div>
      {channel.trouble && <Notice mood={channel.state === "broken" ? "bad" : "waiting"} title={t("channels.trouble")}>{channel.trouble}</Notice>}
      {health.refusal && <Notice mood="bad" title={t("channels.refusal")}>{health.refusal}</Notice>}
      {isWhatsApp && isForged(health) && <Notice mood="bad" title={t("sign.forged", { at: at(health.refused_at) })}>{t("sign.forged.do")}</Notice>}
      <dl className={classes.facts}>{facts.map(([name, value]) => <div key={name} className={isWhatsApp ? undefined : classes.wide}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {may("channels.write") && (
        <Group mt="md" gap="xs">
          {isWhatsApp && <Button size="compact-sm" variant="light" loading={busy} onClick={() => void run(() => line.post(`/channels/${channel.id}/look`, {}))}>{t("channels.look")}</Button>}
          {isWhatsApp && <Button size="compact-sm" variant="default" onClick={() => void go(`/settings/channels/whatsapp/${channel.id}`)}>{t("channels.check")}</Button>}
          {channel.kind === "web" && <Button size="compact-sm" variant="default" aria-expanded={open === "embed"} onClick={() => setOpen(open === "embed" ? "" : "embed")}>{t("channels.embed")}</Button>}
          <Button size="compact-sm" variant="default" aria-expanded={open === "edit"} onClick={() => setOpen(open === "edit" ? "" : "edit")}>{desk.t("edit")}</Button>
          {channel.state === "active" && <Button size="compact-sm" variant="subtle" onClick={() => set("paused")}>{t("channels.pause")}</Button>}
          {channel.state === "paused" && <Button size="compact-sm" variant="light" onClick={() => set("active")}>{t("channels.resume")}</Button>}
          {sure
            ? <Button size="compact-sm" color="red" loading={busy} onClick={() => void run(() => line.remove(`/channels/${channel.id}`))}>{t("channels.remove.sure")}</Button>
            : <Button size="compact-sm" variant="subtle" color="red" onClick={() => setSure(true)}>{desk.t("remove")}</Button>}
        </Group>
      )}
      {sure && <Text size="sm" c="dimmed" mt="xs">{t("channels.remove.means")}</Text>}
      {open === "edit" && <ChannelEdit channel={channel} onDone={() => setOpen("")} />}
      {open === "embed" && <WebChatEmbed channel={channel} />}
    </section>
  );
}
