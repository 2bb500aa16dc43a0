import { describe, expect, it } from "vitest";
import { added, again, began, done, KEYS_HOLD_FOR, nextToSend, pause, refused, type Send, unanswered, woken } from "../../desk/sends/queue";

const draft = (key: string, conversation = "c1", at = 0): Omit<Send, "state" | "tries"> => ({ key, conversation, kind: "reply", body: { text: key }, text: key, at });
const list = (...keys: string[]): Send[] => keys.reduce<Send[]>((sends, key) => added(sends, draft(key)), []);

describe("the queue of sends", () => {
  it("takes the same key once: a double press is one message", () => {
    expect(added(list("a"), draft("a"))).toHaveLength(1);
  });

  it("sends one conversation's words one after the other, and other conversations beside them", () => {
    const sends = added(began(list("a", "b"), "a"), draft("x", "c2"));
    expect(nextToSend(sends)?.key).toBe("x");
    expect(nextToSend(done(sends, "a"))?.key).toBe("b");
  });

  it("keeps the key when nobody answered, so that the server does it once", () => {
    const [send] = unanswered(began(list("a"), "a"), "a");
    expect(send).toMatchObject({ key: "a", state: "waiting", tries: 1 });
  });

  it("does not repeat what was refused until its writer says so, then under a new key", () => {
    const sends = refused(began(list("a"), "a"), "a", { code: "window_closed", detail: "" });
    expect(nextToSend(sends)).toBeNull();
    const [send] = again(sends, "a", "b", 5);
    expect(send).toMatchObject({ key: "b", state: "waiting", tries: 0, at: 5 });
    expect(send).not.toHaveProperty("trouble");
  });

  it("asks again after a reload for what was under way, under its old key", () => {
    expect(woken(began(list("a"), "a"), 1_000)[0]).toMatchObject({ key: "a", state: "waiting" });
  });

  it("asks the writer about what is older than the server's memory of keys", () => {
    const sends = woken(began(list("a"), "a"), KEYS_HOLD_FOR + 1);
    expect(sends[0]?.state).toBe("stale");
    expect(nextToSend(sends)).toBeNull();
  });

  it("waits longer after each try, and never forever", () => {
    expect([0, 1, 2, 3, 4, 99].map(pause)).toEqual([0, 1_000, 3_000, 8_000, 20_000, 20_000]);
  });
});
