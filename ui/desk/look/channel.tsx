import {
  IconBrandApple, IconBrandInstagram, IconBrandLine, IconBrandMessenger, IconBrandTelegram, IconBrandWechat,
  IconBrandWhatsapp, IconDeviceMobileMessage, IconMessageCircle, IconMicrophone,
} from "@tabler/icons-react"; // prettier-ignore

const ICONS = {
  whatsapp: IconBrandWhatsapp, messenger: IconBrandMessenger, instagram: IconBrandInstagram, telegram: IconBrandTelegram,
  wechat: IconBrandWechat, line: IconBrandLine, apple: IconBrandApple, sms: IconDeviceMobileMessage, voice: IconMicrophone,
} as const; // prettier-ignore

export function ChannelIcon({ channel, size = 16 }: { channel: string; size?: number }) {
  const Icon = ICONS[channel as keyof typeof ICONS] ?? IconMessageCircle;
  return <Icon size={size} stroke={1.75} aria-hidden="true" />;
}

const NAMES: Record<string, string> = {
  whatsapp: "WhatsApp", messenger: "Messenger", instagram: "Instagram", telegram: "Telegram", wechat: "WeChat", line: "LINE", sms: "SMS",
};

/** As the channel calls itself; empty for our own, which is worded. */
export function channelName(channel: string): string {
  return NAMES[channel] ?? "";
}
