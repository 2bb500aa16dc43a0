/** One WebSocket: frames in and out, a ping now and then, and a word when it is over. */

import { readFrame, type Fleeting, type Lasting, type Told } from "./frames";
import type { SocketLike, World } from "./world";

const PING_MS = 30_000;
const PONG_MS = 10_000;
const OPEN = 1;
const HELLO_MS = 12_000;

export interface Wire {
  send(frame: Lasting | Fleeting): boolean;
  close(): void;
}

export interface WireEnds {
  told(frame: Told): void;
  /** greeted: whether the server ever said hello on it. */
  ended(greeted: boolean, code: number): void;
}

export function openSocket(world: World, url: string, token: string, ends: WireEnds): Wire {
  const socket: SocketLike = world.socket(url, ["chaffer.v1", token]);
  let greeted = false;
  let over = false;
  let timer = world.later(() => end(1006), HELLO_MS);

  function end(code: number): void {
    if (over) return;
    over = true;
    world.forget(timer);
    socket.onmessage = null;
    socket.onclose = null;
    try {
      socket.close();
    } catch {
      // It was never open.
    }
    ends.ended(greeted, code);
  }

  function ping(): void {
    send({ type: "ping" });
    timer = world.later(() => end(1006), PONG_MS);
  }

  function send(frame: Lasting | Fleeting): boolean {
    if (over || !greeted || socket.readyState !== OPEN) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  socket.onclose = (event) => end(event.code);
  socket.onmessage = (event) => {
    const frame = parsed(event.data);
    // Whatever comes shows that the line lives.
    world.forget(timer);
    timer = world.later(ping, PING_MS);
    if (!frame) return;
    if (frame.type === "hello") greeted = true;
    ends.told(frame);
  };
  return {
    send,
    close() {
      over = true;
      world.forget(timer);
      socket.onmessage = null;
      socket.onclose = null;
      socket.close(1000);
    },
  };
}

function parsed(data: unknown): Told | null {
  try {
    return readFrame(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
