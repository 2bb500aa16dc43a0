import { beforeEach, describe, expect, test } from "vitest";
import type { Lasting, LinkOffer, Message, Session } from "../widget/live/frames";
import { Line, type Standing } from "../widget/live/line";
import { Memory } from "../widget/live/memory";
import { FakeWorld } from "./fake_world";

class Ear {
  standings: Standing[] = [];
  messages: Message[] = [];
  sessions: Session[] = [];
  kept: string[] = [];
  denied: string[] = [];
  found: Lasting[] = [];
  offers: LinkOffer[] = [];
  readUpTo: number[] = [];
  begun = 0;
  refusedIdentities = 0;
  session = (session: Session) => void this.sessions.push(session);
  begin = () => void (this.begun += 1);
  moved = (standing: Standing) => void this.standings.push(standing);
  greeted = () => undefined;
  message = (message: Message) => void this.messages.push(message);
  typing = () => undefined;
  ownedBy = () => undefined;
  keptByServer = (id: string) => void this.kept.push(id);
  refused = (id: string, code: string) => void this.denied.push(`${id}:${code}`);
  recovered = (frames: Lasting[]) => void this.found.push(...frames);
  link = (offer: LinkOffer) => void this.offers.push(offer);
  read = (seq: number) => void this.readUpTo.push(seq);
  identityRefused = () => void (this.refusedIdentities += 1);
}

let world: FakeWorld;
let memory: Memory;
let ear: Ear;
let line: Line;

function freshLine(): Line {
  memory = new Memory(world.shelf, "k1");
  ear = new Ear();
  return new Line(world, { server: "https://s.example", site: "k1" }, memory, ear);
}

function words(text: string, id = text): Lasting {
  return { type: "say", id, text };
}

function told(seq: number, text = `m${seq}`) {
  return { type: "message", seq, id: `m${seq}`, author: { kind: "bot", name: "Fig" }, at: "2026-11-22T10:00:00Z", parts: [{ type: "text", text }] };
}

beforeEach(() => {
  world = new FakeWorld();
  line = freshLine();
});

describe("a line that comes up", () => {
  test("begins a session, opens a socket with the token, and asks for what it has not", async () => {
    line.start();
    await world.settle();
    expect(world.calls[0]).toMatchObject({ method: "POST", path: "/chat/k1/sessions" });
    expect(world.lastSocket().url).toBe("wss://s.example/chat/k1/socket?after=0");
    expect(world.lastSocket().protocols).toEqual(["chaffer.v1", "t1"]);
    world.lastSocket().hello();
    expect(line.standing).toBe("up");
    expect(memory.visit()).toEqual({ token: "t1", visitor: "v1" });
  });

  test("hands in the token it has", async () => {
    memory.keepVisit({ token: "old", visitor: "v1" });
    line.start();
    await world.settle();
    expect(world.calls[0]?.body).toMatchObject({ token: "old" });
  });

  test("keeps the newer token that a hello brings", async () => {
    line.start();
    await world.settle();
    world.lastSocket().hello({ token: "t2" });
    expect(memory.visit()?.token).toBe("t2");
  });

  test("tries without an identity that is refused", async () => {
    line.identity = "bad";
    world.answers.push({ status: 401, body: { code: "identity_refused" } });
    line.start();
    await world.settle();
    await world.pass(10);
    expect(ear.refusedIdentities).toBe(1);
    expect(world.calls.at(-1)?.body).not.toHaveProperty("identity");
    expect(world.sockets).toHaveLength(1);
  });

  test("gives up where there is no such site", async () => {
    world.answers.push({ status: 404, body: { code: "no_such_site" } });
    line.start();
    await world.settle();
    await world.pass(120_000);
    expect(line.standing).toBe("closed");
    expect(world.calls).toHaveLength(1);
  });
});

describe("a line that breaks", () => {
  test("comes back with the highest seq it has", async () => {
    line.start();
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().tell(told(7));
    world.lastSocket().end(1006);
    expect(line.standing).toBe("down");
    await world.pass(600);
    expect(world.sockets).toHaveLength(2);
    expect(world.lastSocket().url).toContain("after=7");
  });

  test("waits longer each time, and never longer than half a minute", async () => {
    world.network = false;
    line.start();
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      await world.settle();
      waits.push(world.nextTimerIn());
      await world.pass(world.nextTimerIn());
    }
    expect(waits[0]).toBeLessThanOrEqual(500);
    expect(waits[3]).toBeGreaterThan(waits[1] ?? 0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
  });

  test("does not wait when the page is looked at again", async () => {
    line.start();
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().end(4408);
    line.nudge();
    await world.pass(1);
    expect(world.sockets).toHaveLength(2);
  });

  test("begins a new session when its token is refused", async () => {
    line.start();
    await world.settle();
    world.lastSocket().end(4401);
    await world.pass(600);
    expect(world.calls.filter((call) => call.path.endsWith("/sessions"))).toHaveLength(2);
  });

  test("notices that nothing comes any more", async () => {
    line.start();
    await world.settle();
    world.lastSocket().hello();
    await world.pass(30_000);
    expect(world.lastSocket().sent).toContainEqual({ type: "ping" });
    await world.pass(10_000);
    expect(line.standing).toBe("down");
  });

  test("asks the server over HTTP before it blames the socket", async () => {
    line.start();
    await world.settle();
    world.network = false;
    world.lastSocket().end(1006);
    await world.pass(60_000);
    world.network = true;
    for (let second = 0; second < 31 && world.sockets.length === 1; second += 1) await world.pass(1000);
    world.lastSocket().hello();
    expect(line.standing).toBe("up");
    expect(world.calls.some((call) => call.path.includes("/messages"))).toBe(false);
  });
});

describe("where sockets do not get through", () => {
  async function blocked(): Promise<void> {
    line.start();
    await world.settle();
    world.lastSocket().end(1006);
    await world.pass(600);
    world.lastSocket().end(1006);
    await world.pass(3000);
  }

  test("the second failure leads to long polling", async () => {
    world.polls.push({ messages: [told(1)], owner: "bot", seq: 1 });
    await blocked();
    expect(line.standing).toBe("up");
    expect(ear.messages.map((each) => each.seq)).toEqual([1]);
    expect(world.calls.at(-1)?.path).toContain("after=1&wait=25");
  });

  test("words go out by POST and are acknowledged there", async () => {
    world.polls.push({ messages: [], owner: "bot", seq: 0 });
    await blocked();
    line.say(words("hello"));
    await world.settle();
    expect(ear.kept).toEqual(["hello"]);
    expect(memory.unsent(world.now())).toEqual([]);
  });

  test("a socket is tried again after five minutes", async () => {
    world.polls.push({ messages: [], owner: "bot", seq: 0 });
    await blocked();
    const before = world.sockets.length;
    for (let round = 0; round < 13; round += 1) {
      await world.pass(25_000);
      world.answerPoll({ messages: [], owner: "bot", seq: 0 });
    }
    await world.pass(1000);
    expect(world.sockets.length).toBe(before + 1);
    world.lastSocket().hello();
    expect(line.standing).toBe("up");
  });

  test("too many tabs lead there at once", async () => {
    world.polls.push({ messages: [], owner: "bot", seq: 0 });
    line.start();
    await world.settle();
    world.lastSocket().end(4429);
    await world.pass(600);
    expect(world.calls.some((call) => call.path.includes("wait=0"))).toBe(true);
  });
});

describe("what is said", () => {
  test("waits for a line, and goes out in order, one after the other", async () => {
    line.say(words("one"));
    line.say(words("two"));
    await world.settle();
    world.lastSocket().hello();
    expect(world.lastSocket().said()).toEqual(["one"]);
    world.lastSocket().tell({ type: "ack", id: "one" });
    expect(world.lastSocket().said()).toEqual(["one", "two"]);
    expect(ear.kept).toEqual(["one"]);
  });

  test("is said again under the same id until it is acknowledged", async () => {
    line.say(words("one"));
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().end(1006);
    await world.pass(600);
    world.lastSocket().hello();
    expect(world.lastSocket().said()).toEqual(["one"]);
    world.lastSocket().tell({ type: "ack", id: "one", repeat: true });
    expect(memory.unsent(world.now())).toEqual([]);
    world.lastSocket().end(1006);
    await world.pass(600);
    world.lastSocket().hello();
    expect(world.lastSocket().said()).toEqual([]);
  });

  test("survives the page", async () => {
    world.network = false;
    line.say(words("keep me"));
    await world.settle();
    line.stop();
    world.network = true;
    line = freshLine();
    line.start();
    await world.settle();
    expect(ear.found.map((frame) => frame.id)).toEqual(["keep me"]);
    world.lastSocket().hello();
    expect(world.lastSocket().said()).toEqual(["keep me"]);
  });

  test("is forgotten after a day", () => {
    line.say(words("old"));
    world.clock += 25 * 3_600_000;
    expect(memory.unsent(world.now())).toEqual([]);
  });

  test("waits when the server asks for it, and keeps its place", async () => {
    line.say(words("one"));
    line.say(words("two"));
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().tell({ type: "error", id: "one", code: "too_fast", message: "", retry_after_seconds: 3 });
    await world.pass(2000);
    expect(world.lastSocket().said()).toEqual(["one"]);
    await world.pass(1100);
    expect(world.lastSocket().said()).toEqual(["one", "one"]);
  });

  test("is given up when the server will not have it, and the next one goes", async () => {
    line.say(words("bad"));
    line.say(words("good"));
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().tell({ type: "error", id: "bad", code: "bad_frame", message: "" });
    expect(ear.denied).toEqual(["bad:bad_frame"]);
    expect(world.lastSocket().said()).toEqual(["bad", "good"]);
  });

  test("is dropped when it was more than a frame can carry", async () => {
    line.say(words("huge"));
    line.say(words("small"));
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().end(1009);
    expect(ear.denied).toEqual(["huge:too_large"]);
    await world.pass(600);
    world.lastSocket().hello();
    expect(world.lastSocket().said()).toEqual(["small"]);
  });

  test("goes over a new line when the old one swallows it", async () => {
    line.say(words("one"));
    await world.settle();
    world.lastSocket().hello();
    await world.pass(10_001);
    await world.pass(600);
    world.lastSocket().hello();
    expect(world.sockets).toHaveLength(2);
    expect(world.lastSocket().said()).toEqual(["one"]);
  });

  test("a code to go on elsewhere is not asked for by a later page", async () => {
    line.say({ type: "link", id: "l1" });
    expect(memory.unsent(world.now())).toEqual([]);
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().tell({ type: "link", id: "l1", url: "https://wa.me/1?text=x", code: "ABCD-1234", expires_at: "" });
    expect(ear.offers[0]?.code).toBe("ABCD-1234");
  });
});

describe("several people in one browser", () => {
  test("another visitor begins with an empty thread, and from the first message", async () => {
    line.start();
    await world.settle();
    world.lastSocket().hello();
    world.lastSocket().tell(told(9));
    world.session = { token: "t9", visitor: "v9" };
    line.identity = "jwt";
    line.renew();
    await world.pass(1);
    expect(ear.begun).toBe(1);
    expect(world.lastSocket().url).toContain("after=0");
    expect(world.lastSocket().protocols).toEqual(["chaffer.v1", "t9"]);
  });

  test("whoever leaves is forgotten, with what they had not sent", async () => {
    line.start();
    await world.settle();
    line.say(words("secret"));
    line.leave();
    await world.pass(1);
    expect(memory.unsent(world.now())).toEqual([]);
    expect(world.calls.at(-1)?.body).not.toHaveProperty("token");
  });

  test("whoever leaves before the chat was opened is forgotten as well", () => {
    memory.keepVisit({ token: "old", visitor: "v1" });
    line.leave();
    expect(memory.visit()).toBeNull();
    expect(line.standing).toBe("idle");
  });

  test("a tab follows the login of another", async () => {
    line.start();
    await world.settle();
    world.lastSocket().hello();
    world.session = { token: "t9", visitor: "v9" };
    memory.keepVisit({ token: "t9", visitor: "v9" });
    line.follow();
    await world.pass(1);
    expect(world.calls.at(-1)?.body).toMatchObject({ token: "t9" });
    expect(ear.begun).toBe(1);
  });
});

test("frames nobody knows, and no frames at all, are passed over", async () => {
  line.start();
  await world.settle();
  world.lastSocket().hello();
  for (const odd of ["", "[]", "null", '"x"', '{"type":"future"}', '{"type":"message"}', "{"]) world.lastSocket().raw(odd);
  world.lastSocket().tell(told(1));
  expect(ear.messages).toHaveLength(1);
});
