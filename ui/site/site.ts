/** What the demo's shop site does with the chat on it: ask, buy, and go on with the phone on the screen. */

import { onThePhone } from "./phone";

interface Page {
  sku?: string;
  title?: string;
}

interface Chat extends HTMLElement {
  open(): void;
  say(text: string): void;
  setPage(page: Page): void;
  wantBack(sku: string): void;
}

interface Offer {
  code: string;
  url: string;
}

/** The chat's script comes when it comes. */
async function chat(): Promise<Chat> {
  await customElements.whenDefined("chaffer-chat");
  return document.querySelector("chaffer-chat") as Chat;
}

async function ask(text: string, page?: Page): Promise<void> {
  const element = await chat();
  if (page) element.setPage(page);
  element.open();
  if (text.trim()) element.say(text.trim());
}

for (const button of document.querySelectorAll<HTMLElement>("[data-say]")) {
  button.addEventListener("click", () => void ask(button.dataset["say"] ?? ""));
}

const question = document.querySelector<HTMLFormElement>("[data-ask]");
question?.addEventListener("submit", (event) => {
  event.preventDefault();
  const field = question.querySelector("input") as HTMLInputElement;
  void ask(field.value);
  field.value = "";
});

const form = document.querySelector<HTMLFormElement>("[data-buy]");
const product = document.querySelector<HTMLElement>("[data-product]");
if (form && product) sell(form, product.dataset["product"] ?? "");

function sell(buy: HTMLFormElement, title: string): void {
  const stock = buy.querySelector("[data-stock]") as HTMLElement;
  const main = buy.querySelector("[type=submit]") as HTMLButtonElement;
  const back = buy.querySelector("[data-back]") as HTMLButtonElement;
  const chosen = () => (buy.querySelector("[name=sku]:checked") ?? buy.querySelector("[name=sku]")) as HTMLInputElement;
  const page = (): Page => {
    const size = chosen().dataset["size"];
    return { sku: chosen().value, title: size ? `${title}, ${size}` : title };
  };

  function show(): void {
    const left = Number(chosen().dataset["left"]);
    const words = left === 0 ? stock.dataset["gone"] : left < 4 ? stock.dataset["few"]?.replace("#", String(left)) : stock.dataset["here"];
    stock.textContent = words ?? "";
    stock.classList.toggle("gone", left === 0);
    main.hidden = left === 0;
    back.hidden = left > 0;
    const price = document.querySelector("[data-price]");
    if (price) price.textContent = chosen().dataset["price"] ?? "";
  }

  buy.addEventListener("change", () => {
    show();
    void chat().then((element) => element.setPage(page()));
  });
  buy.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask(main.dataset["words"] ?? "", page());
  });
  back.addEventListener("click", () => void chat().then((element) => element.wantBack(chosen().value)));
  buy.querySelector("[data-ask-about]")?.addEventListener("click", () => void ask("", page()));
  show();
}

document.addEventListener("chaffer:link", (event) => {
  const offer = (event as CustomEvent<Offer>).detail;
  onThePhone(offer);
});
