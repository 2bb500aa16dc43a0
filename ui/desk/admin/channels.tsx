import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";
import { line } from "../api/line";
import { useMay } from "../session/session";
import { Asking, Empty } from "./asking";
import { ChannelCard } from "./channel_card";
import type { Channel } from "./told";
import { WebChatNew } from "./web_chat_new";
import { WhatsAppWizard } from "./whatsapp_wizard";
import { useAdminWords } from "./words";

/** The shop's ends of messengers, how they do, and connecting one more. */
export function Channels() {
  const { t } = useAdminWords();
  const may = useMay();
  const go = useNavigate();
  const [where = "", id = ""] = (useParams()["*"] ?? "").split("/");
  const channels = useQuery({ queryKey: ["accounts"], queryFn: () => line.get<{ items: Channel[] }>("/channels") });
  const back = () => void go("/settings/channels");
  if (where === "whatsapp" && may("channels.write")) {
    const account = channels.data?.items.find((each) => each.id === id);
    return <WhatsAppWizard account={account} onMade={(made) => void go(`/settings/channels/whatsapp/${made.id}`, { replace: true })} onLeave={back} />;
  }
  if (where === "web" && may("channels.write")) return <WebChatNew onLeave={back} />;
  return (
    <>
      {may("channels.write") && (
        <Group mb="md" gap="sm">
          <Button onClick={() => void go("/settings/channels/whatsapp")}>{t("channels.connect.whatsapp")}</Button>
          <Button variant="default" onClick={() => void go("/settings/channels/web")}>{t("channels.connect.web")}</Button>
        </Group>
      )}
      <Asking of={channels}>
        {({ items }) => (items.length ? items.map((each) => <ChannelCard key={each.id} channel={each} />) : <Empty title={t("channels.none")}>{t("channels.none.do")}</Empty>)}
      </Asking>
    </>
  );
}
