/** The line icons of the page, inlined when it is built. */

import alert from "@tabler/icons/outline/alert-circle.svg?raw";
import archive from "@tabler/icons/outline/archive.svg?raw";
import back from "@tabler/icons/outline/chevron-left.svg?raw";
import bag from "@tabler/icons/outline/shopping-bag.svg?raw";
import barcode from "@tabler/icons/outline/barcode.svg?raw";
import bulb from "@tabler/icons/outline/bulb.svg?raw";
import card from "@tabler/icons/outline/credit-card.svg?raw";
import check from "@tabler/icons/outline/check.svg?raw";
import checks from "@tabler/icons/outline/checks.svg?raw";
import clock from "@tabler/icons/outline/clock.svg?raw";
import copy from "@tabler/icons/outline/copy.svg?raw";
import down from "@tabler/icons/outline/chevron-down.svg?raw";
import external from "@tabler/icons/outline/external-link.svg?raw";
import file from "@tabler/icons/outline/file-text.svg?raw";
import forward from "@tabler/icons/outline/chevron-right.svg?raw";
import instagram from "@tabler/icons/outline/brand-instagram.svg?raw";
import list from "@tabler/icons/outline/list.svg?raw";
import lock from "@tabler/icons/outline/lock.svg?raw";
import messenger from "@tabler/icons/outline/brand-messenger.svg?raw";
import message from "@tabler/icons/outline/message-circle.svg?raw";
import mic from "@tabler/icons/outline/microphone.svg?raw";
import mail from "@tabler/icons/outline/mail.svg?raw";
import more from "@tabler/icons/outline/dots-vertical.svg?raw";
import note from "@tabler/icons/outline/writing.svg?raw";
import person from "@tabler/icons/outline/user-plus.svg?raw";
import phone from "@tabler/icons/outline/phone.svg?raw";
import photo from "@tabler/icons/outline/photo.svg?raw";
import pin from "@tabler/icons/outline/map-pin.svg?raw";
import plus from "@tabler/icons/outline/plus.svg?raw";
import refresh from "@tabler/icons/outline/refresh.svg?raw";
import reply from "@tabler/icons/outline/arrow-back-up.svg?raw";
import route from "@tabler/icons/outline/route.svg?raw";
import send from "@tabler/icons/filled/send.svg?raw";
import sent from "@tabler/icons/outline/send.svg?raw";
import parcel from "@tabler/icons/outline/package.svg?raw";
import sms from "@tabler/icons/outline/device-mobile.svg?raw";
import speaker from "@tabler/icons/outline/device-speaker.svg?raw";
import store from "@tabler/icons/outline/building-store.svg?raw";
import telegram from "@tabler/icons/outline/brand-telegram.svg?raw";
import truck from "@tabler/icons/outline/truck-delivery.svg?raw";
import verified from "@tabler/icons/filled/rosette-discount-check.svg?raw";
import web from "@tabler/icons/outline/world.svg?raw";
import wechat from "@tabler/icons/outline/brand-wechat.svg?raw";
import whatsapp from "@tabler/icons/outline/brand-whatsapp.svg?raw";
import x from "@tabler/icons/outline/x.svg?raw";

const DRAWINGS = {
  alert,
  archive,
  back,
  bag,
  barcode,
  bulb,
  card,
  check,
  checks,
  clock,
  copy,
  down,
  external,
  file,
  forward,
  instagram,
  list,
  lock,
  mail,
  message,
  messenger,
  mic,
  more,
  note,
  parcel,
  person,
  phone,
  photo,
  pin,
  plus,
  refresh,
  reply,
  route,
  send,
  sent,
  sms,
  speaker,
  store,
  telegram,
  truck,
  verified,
  web,
  wechat,
  whatsapp,
  x,
};

export type IconName = keyof typeof DRAWINGS;

/** One icon; silent for screen readers, for the button around it carries the words. */
export function icon(name: IconName, className = ""): SVGElement {
  return drawing(DRAWINGS[name], `icon ${className}`);
}

/** An SVG of our own or of the icon set, from its text. Never given words from outside. */
export function drawing(source: string, className: string): SVGElement {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  const element = document.importNode(parsed, true) as unknown as SVGElement;
  element.setAttribute("class", className.trim());
  element.setAttribute("aria-hidden", "true");
  element.removeAttribute("width");
  element.removeAttribute("height");
  return element;
}
