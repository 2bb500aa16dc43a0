import { Loader, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Part } from "../api/parts";
import { line } from "../api/line";
import { troubleIn } from "../look/trouble";
import { useSession } from "../session/session";
import { PartView } from "../thread/part";
import { languageName } from "../words/dates";
import { PhonePreview } from "./phone";
import classes from "./preview.module.css";
import { Section } from "./section";
import { useCatalogueWords } from "./words";

export interface SeenMessage {
  part: Part;
  payload: Record<string, unknown>;
}

interface Previewed {
  channel: string;
  language: string;
  moments: { moment: "found" | "details" | "photos"; messages: SeenMessage[]; shortened: boolean }[];
  limits: { body: number; caption: number; card: number; button_label: number; buttons: number; cards: number };
}

const CHANNELS = [["whatsapp", "WhatsApp"], ["web", ""]] as const;

/** The product as shoppers get it, drawn from what the server would really send. */
export function Preview({ product, isStale }: { product: string; isStale: boolean }) {
  const { t, n, language, desk } = useCatalogueWords();
  const { shop } = useSession();
  const [channel, setChannel] = useState<string>("whatsapp");
  const [shopper, setShopper] = useState(shop.languages[0] ?? "");
  const [moment, setMoment] = useState("found");
  const seen = useQuery({
    queryKey: ["catalogue", "preview", product, channel, shopper],
    queryFn: ({ signal }) => line.get<Previewed>(`/products/${product}/preview`, { query: { channel, language: shopper }, signal }),
    placeholderData: (before) => before,
  });
  const moments = seen.data?.moments ?? [];
  const here = moments.find((each) => each.moment === moment) ?? moments[0];
  const limits = seen.data?.limits;
  return (
    <Section title={t("preview")} side={shop.languages.length > 1 && <Select size="xs" w={110} aria-label={t("language")} value={shopper} allowDeselect={false} data={shop.languages.map((code) => ({ value: code, label: languageName(language, code) }))} onChange={(code) => code && setShopper(code)} />}>
      <div className={classes.switches}>
        <SegmentedControl size="xs" fullWidth aria-label={t("preview.channel")} value={channel} onChange={setChannel} data={CHANNELS.map(([value, label]) => ({ value, label: label || t("preview.web") }))} />
        {moments.length > 1 && <SegmentedControl size="xs" fullWidth aria-label={t("preview.moment")} value={here?.moment ?? ""} onChange={setMoment} data={moments.map((each) => ({ value: each.moment, label: t(`preview.${each.moment}`) }))} />}
      </div>
      {seen.isPending && <Loader size="sm" aria-label={t("loading")} />}
      {seen.isError && !seen.data && <p className={classes.note}>{troubleIn(seen.error, desk)}</p>}
      {seen.data && !here && <p className={classes.note}>{t("preview.none")}</p>}
      {here && (seen.data?.channel === "whatsapp"
        ? <PhonePreview messages={here.messages} label={t("preview")} />
        : <div className={classes.web} dir="auto">{here.messages.map((each, at) => <div key={at} className={classes.bubble}><PartView part={each.part} /></div>)}</div>)}
      {here && <p className={classes.note}>
        {here.shortened && <strong>{t("preview.shortened")} </strong>}
        {here.messages.length > 1 && `${n("preview.messages", here.messages.length)} `}
        {limits && seen.data?.channel === "whatsapp" && t("preview.limits", { body: limits.body, card: limits.card, label: limits.button_label, buttons: limits.buttons })}
      </p>}
      {isStale && <p className={classes.note}>{t("preview.stale")}</p>}
    </Section>
  );
}
