import { describe, expect, test } from "vitest";
import type { Lasting, Message } from "../widget/live/frames";
import { arrived, failed, kept, lined, newest, said, tapped, unread, type Thread } from "../widget/live/thread";

const AT = "2026-11-22T10:00:00Z";
const HELLO: Lasting = { type: "say", id: "a", text: "hello" };

function message(seq: number, kind: Message["author"]["kind"] = "bot", id = `m${seq}`, parts: Message["parts"] = [{ type: "text", text: id }]): Message {
  return { seq, id, author: { kind, name: "" }, at: AT, parts };
}

function seqs(thread: Thread): number[] {
  return thread.map((entry) => entry.seq);
}

describe("what comes", () => {
  test("a message told twice stands there once", () => {
    const once = arrived([], message(1));
    expect(arrived(once, message(1))).toBe(once);
  });

  test("stands in the order of its seq, however it comes", () => {
    expect(seqs([message(3), message(1), message(2)].reduce<Thread>(arrived, []))).toEqual([1, 2, 3]);
  });

  test("a message that moved on stands in its new place alone, however late the old one comes", () => {
    const before = [message(1), message(2)].reduce<Thread>(arrived, []);
    const moved = message(3, "bot", "m1", [{ type: "text", text: "on its way" }]);
    const after = arrived(before, moved);
    expect(after.map((entry) => entry.parts[0]?.["text"])).toEqual(["m2", "on its way"]);
    expect(arrived(after, message(1))).toBe(after);
    expect(unread(after, 2)).toBe(1);
  });

  test("an edit changes the words, a delete takes them away", () => {
    const thread = [message(1), message(2)].reduce<Thread>(arrived, []);
    const edited = arrived(thread, message(3, "bot", "e", [{ type: "edit", of: "m1", text: "new" }]));
    expect(edited[0]).toMatchObject({ edited: true, parts: [{ type: "text", text: "new" }] });
    const gone = arrived(edited, message(4, "bot", "d", [{ type: "delete", of: "m2" }]));
    expect(gone[1]?.deleted).toBe(true);
    expect(gone).toHaveLength(2);
  });
});

describe("what I say", () => {
  test("is shown at once, and is itself when its echo comes", () => {
    const thread = arrived(kept(said([], HELLO, AT), "a"), message(1, "shopper", "a"));
    expect(thread).toHaveLength(1);
    expect(thread[0]).toMatchObject({ key: "a", seq: 1, fate: "", mine: true });
  });

  test("keeps what it was about when its echo comes", () => {
    const thread = arrived(said([], HELLO, AT, "Isla gown"), message(1, "shopper", "a"));
    expect(thread[0]?.about).toBe("Isla gown");
  });

  test("stands below what is told until it is told itself", () => {
    const thread = arrived(said([], HELLO, AT), message(5));
    expect(seqs(thread)).toEqual([5, 0]);
  });

  test("waits without a line, is sent with one, and is not touched once kept", () => {
    const waiting = lined(said([], HELLO, AT), false);
    expect(waiting[0]?.fate).toBe("waiting");
    expect(lined(waiting, true)[0]?.fate).toBe("sending");
    expect(lined(kept(waiting, "a"), false)[0]?.fate).toBe("");
  });

  test("that failed is tried again in one bubble", () => {
    const thread = said(failed(said([], HELLO, AT), "a"), HELLO, AT);
    expect(thread).toHaveLength(1);
    expect(thread[0]?.fate).toBe("sending");
  });

  test("a file stands there by its name until the server shows it", () => {
    const sending = { type: "file", id: "f", file: new File(["x"], "shoe.jpg", { type: "image/jpeg" }) } as const;
    const thread = said([], sending, AT);
    expect(thread[0]).toMatchObject({ fate: "sending", parts: [{ type: "file", name: "shoe.jpg" }] });
    const shown = arrived(thread, message(1, "shopper", "f", [{ type: "image", url: "https://s.example/files/1" }]));
    expect(shown).toHaveLength(1);
    expect(shown[0]?.parts[0]?.["type"]).toBe("image");
  });

  test("that was told is not sent again by a late page", () => {
    const told = arrived([], { ...message(1, "shopper", "a") });
    expect(said(told, HELLO, AT).filter((entry) => entry.mine)).toHaveLength(1);
  });

  test("wishes without words make no bubble", () => {
    expect(said([], { type: "link", id: "b" }, AT)).toEqual([]);
  });
});

test("unread is what they said after what was seen", () => {
  const thread = [message(1), message(2, "shopper"), message(3), message(4, "person")].reduce<Thread>(arrived, []);
  expect(unread(thread, 1)).toBe(2);
  expect(newest(thread)).toBe(4);
});

test("tapped choices are known", () => {
  const thread = said([], { type: "tap", id: "t", choice: "size:m", label: "M" }, AT);
  expect(tapped(thread)).toEqual(new Set(["size:m"]));
});
