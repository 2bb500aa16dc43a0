/** Vite plugin: the scripted shop behind the addresses of the real server, in `vite` and in `vite preview`.

   CHAFFER_MOCK_PACE=0.2 makes it answer five times as fast. */

import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import { picture } from "./pictures";
import { Shop } from "./shop";
import type { Payload } from "../src/wire/types";

type Streams = Record<"phone" | "trace", Set<ServerResponse>>;

/** What the built page must get by with: nothing inline, nothing from elsewhere. */
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

export function mock(): Plugin {
  return {
    name: "chaffer-mock",
    configureServer: (server) => void server.middlewares.use(entry("/phone/index.html")).use(routes(false)),
    configurePreviewServer: (server) => void server.middlewares.use(entry("/static/built/phone/index.html", POLICY)).use(routes(true)),
  };
}

/** The real server gives the phone page at `/`. */
function entry(page: string, policy = ""): Connect.NextHandleFunction {
  return (request, response, next) => {
    if (request.url === "/" || request.url?.startsWith("/?")) {
      request.url = page;
      if (policy) response.setHeader("content-security-policy", policy);
    }
    next();
  };
}

function routes(built: boolean): Connect.NextHandleFunction {
  const streams: Streams = { phone: new Set(), trace: new Set() };
  let events = 0;
  const shop = new Shop((stream, event) => {
    events += 1;
    for (const listener of streams[stream]) listener.write(`id: ${events}\ndata: ${JSON.stringify(event)}\n\n`);
  }, Number(process.env["CHAFFER_MOCK_PACE"] ?? 1));

  return (request, response, next) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const answer = (body: unknown, status = 200) => send(response, "application/json", JSON.stringify(body), status);
    switch (`${request.method} ${path}`) {
      case "GET /sandbox/phone":
        return answer(shop.state());
      case "GET /sandbox/phone/events":
        return stream(streams.phone, request, response);
      case "POST /sandbox/phone/messages":
        return void read(request).then((body) => answer({ id: shop.hear(body["payload"] as Payload, String(body["client_id"])) }, 202));
      case "POST /sandbox/phone/reset":
        shop.reset();
        return answer({});
      case "GET /demo/trace":
        return answer({ steps: shop.steps });
      case "GET /demo/trace/events":
        return stream(streams.trace, request, response);
      case "GET /demo/orders":
        return answer({ orders: shop.orders });
      case "POST /demo/orders/o1/pack":
      case "POST /demo/orders/o1/ship":
        void shop.act(path.split("/").at(-1) ?? "");
        return answer({});
      case "POST /mock/pay":
        shop.pay();
        return answer({});
    }
    if (path === "/mock/pages.css") return redirect(response, built ? "/static/built/pages.css" : "/src/pages.css?direct");
    return asset(path, response) ? undefined : next();
  };
}

function asset(path: string, response: ServerResponse): boolean {
  const [, name] = /^\/mock\/pictures\/(\w+)\.svg$/.exec(path) ?? [];
  const svg = name === "avatar" ? file("../src/brand/marlow-and-fig.svg") : name ? picture(name) : null;
  if (svg) send(response, "image/svg+xml", svg);
  const [, page] = /^\/mock\/pages\/(\w+)\.html$/.exec(path) ?? [];
  if (page) send(response, "text/html; charset=utf-8", file(`./pages/${page}.html`));
  if (name && !svg) send(response, "text/plain", "no such picture", 404);
  return Boolean(name ?? page);
}

function file(path: string): string {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

function send(response: ServerResponse, type: string, body: string, status = 200): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { location: to }).end();
}

function stream(listeners: Set<ServerResponse>, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": open\n\n");
  listeners.add(response);
  request.on("close", () => listeners.delete(response));
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return JSON.parse(body) as Record<string, unknown>;
}
