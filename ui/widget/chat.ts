/** The one script a page needs: it defines <chaffer-chat>, which talks to the server this script came from. */

import { chatElement } from "./element";

const source = (document.currentScript as HTMLScriptElement | null)?.src;
const home = source ? new URL(source).origin : location.origin;

if (!customElements.get("chaffer-chat")) customElements.define("chaffer-chat", chatElement(home));
