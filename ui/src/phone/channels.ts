/** The row of messengers above the phone: the one it imitates now, and those to come. */

import { h } from "../dom/h";
import { icon, type IconName } from "../dom/icons";
import type { Channel } from "../wire/types";

const LOOKS: Record<string, [IconName, string]> = {
  whatsapp: ["whatsapp", "WhatsApp"],
  messenger: ["messenger", "Messenger"],
  instagram: ["instagram", "Instagram"],
  telegram: ["telegram", "Telegram"],
  sms: ["sms", "SMS"],
  rcs: ["sms", "RCS"],
  wechat: ["wechat", "WeChat"],
  alexa: ["speaker", "Alexa"],
  voice: ["mic", "Voice"],
  mail: ["mail", "Mail"],
  email: ["mail", "Mail"],
  web: ["web", "Web chat"],
  widget: ["web", "Web chat"],
  line: ["message", "LINE"],
  kakao: ["message", "KakaoTalk"],
};

export function drawChannels(channels: readonly Channel[], tell: (words: string) => void): HTMLElement {
  const ready = channels.filter((channel) => channel.ready).map((channel) => drawChannel(channel, tell));
  const coming = channels.filter((channel) => !channel.ready).map((channel) => drawChannel(channel, tell));
  return h(
    "div",
    { class: "channel-row" },
    ...ready,
    coming.length > 0 && h("span", { class: "channel-soon" }, ...coming, h("span", { class: "soon", "aria-hidden": "true" }, "soon")),
  );
}

function drawChannel(channel: Channel, tell: (words: string) => void): HTMLElement {
  const [name, words] = LOOKS[channel.kind] ?? ["message", channel.kind];
  if (channel.url?.startsWith("/")) {
    return h("a", { class: "channel", href: channel.url, "aria-label": words, title: words }, icon(name));
  }
  if (channel.ready) {
    return h("button", { class: "channel channel-now", type: "button", "aria-pressed": "true" }, icon(name), h("span", {}, words));
  }
  const explain = () => tell(`${words} comes soon. This phone speaks WhatsApp today.`);
  return h(
    "button",
    { class: "channel", type: "button", "aria-disabled": "true", "aria-label": `${words}, soon`, title: `${words}: soon`, onclick: explain },
    icon(name),
  );
}
