/** Vite plugin: a desk's worth of conversations behind the addresses of the real server, for `npm run desk`.

   Nothing is kept: start it again and all is as it was. Any password opens; "code" as password asks for a second factor.
*/

import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import { House } from "./house";

export function mock(): Plugin {
  return { name: "chaffer-desk-mock", configureServer: (server) => void server.middlewares.use(routes()) };
}

function routes(): Connect.NextHandleFunction {
  const listeners = new Set<ServerResponse>();
  let number = 0;
  const house = new House(JSON.parse(readFileSync(new URL("house.json", import.meta.url), "utf8")), (topic, id) => {
    number += 1;
    for (const each of listeners) each.write(`id: ${number}\nevent: ${topic}\ndata: ${JSON.stringify({ topic, id })}\n\n`);
  });
  return (request, response, next) => {
    const url = new URL(request.url ?? "/", "http://desk");
    if (!url.pathname.startsWith("/api/v1/")) {
      // Every address of the page is the page.
      if (!url.pathname.includes(".") && !/^\/(@|src|node_modules)/.test(url.pathname)) request.url = "/index.html";
      return next();
    }
    const path = url.pathname.slice("/api/v1".length);
    if (path === "/stream") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(`id: ${number}\nevent: open\ndata: {}\n\n`);
      listeners.add(response);
      request.on("close", () => listeners.delete(response));
      return;
    }
    void read(request).then((body) => {
      const { status, answer } = house.answer(request.method ?? "GET", path, url.searchParams, body);
      response.writeHead(status, { "content-type": status < 400 ? "application/json" : "application/problem+json", "cache-control": "no-store" });
      response.end(status === 204 ? undefined : JSON.stringify(answer));
    });
  };
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  try {
    return body ? (JSON.parse(body) as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
