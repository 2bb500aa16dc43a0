import { describe, expect, test } from "vitest";
import { tapped, written } from "../src/view/answer";
import { accepted, arrived, choices, goesOn, moved, opened, quoted, reactions, sending, unsent } from "../src/view/thread";
import type { Message, Payload } from "../src/wire/types";

const AT = "2026-11-22T10:00:00Z";

function said(id: string, payload: Payload = written("hi"), from: Message["from"] = "me"): Message {
  return { id, from, at: AT, status: from === "me" ? "sent" : "", payload };
}

describe("my message on its way out", () => {
  test("keeps its key when the server names it", () => {
    const thread = accepted(sending([], "c1", written("hi"), AT), "c1", "wamid.1");
    expect(thread).toMatchObject([{ key: "c1", id: "wamid.1", status: "sent" }]);
    expect(thread[0]?.local).toBeUndefined();
  });

  test("is shown once when its echo comes before the answer", () => {
    const waiting = sending([], "c1", written("hi"), AT);
    const echoed = arrived(waiting, said("wamid.1"));
    expect(echoed).toHaveLength(1);
    expect(accepted(echoed, "c1", "wamid.1")).toHaveLength(1);
  });

  test("is shown once when its echo cannot be recognised but its name can", () => {
    const waiting = sending([], "c1", written("hi"), AT);
    const echoed = arrived(waiting, said("wamid.1", written("hi there")));
    expect(accepted(echoed, "c1", "wamid.1").map((entry) => entry.id)).toEqual(["wamid.1"]);
  });

  test("is recognised when its echo writes the keys in another order", () => {
    const waiting = sending([], "c1", tapped("size:m", "M", "q"), AT);
    const { context, ...rest } = tapped("size:m", "M", "q");
    const echoed = arrived(waiting, said("wamid.1", { context, ...rest }));
    expect(echoed).toMatchObject([{ key: "c1", id: "wamid.1" }]);
    expect(echoed).toHaveLength(1);
  });

  test("is sent again under the same client id", () => {
    const refused = unsent(sending([], "c1", written("hi"), AT), "c1");
    expect(refused[0]?.local).toBe("unsent");
    const again = sending(refused, "c1", written("hi"), AT);
    expect(again).toHaveLength(1);
    expect(again[0]?.local).toBe("sending");
  });

  test("that the server has taken is not marked unsent by a late failure", () => {
    const taken = accepted(sending([], "c1", written("hi"), AT), "c1", "wamid.1");
    expect(unsent(taken, "c1")[0]?.local).toBeUndefined();
  });

  test("two equal texts become two messages", () => {
    const both = sending(sending([], "c1", written("hi"), AT), "c2", written("hi"), AT);
    const echoed = arrived(arrived(both, said("wamid.1")), said("wamid.2"));
    expect(echoed.map((entry) => [entry.key, entry.id])).toEqual([
      ["c1", "wamid.1"],
      ["c2", "wamid.2"],
    ]);
  });
});

describe("what arrives", () => {
  test("a repeated message is shown once", () => {
    expect(opened([said("a"), said("a")])).toHaveLength(1);
  });

  test("ticks never go back", () => {
    const read = moved(opened([said("a")]), "a", "read");
    expect(moved(read, "a", "delivered")[0]?.status).toBe("read");
    expect(moved(read, "nobody", "failed")).toEqual(read);
  });

  test("a tapped button is known by its message and its id", () => {
    const thread = opened([said("q", written("Which?"), "business"), said("a", tapped("size:m", "M", "q"))]);
    expect(choices(thread).get("q")).toEqual(new Set(["size:m"]));
    expect(quoted(thread, thread[1]!)?.id).toBe("q");
  });

  test("the last reaction counts, and an empty one takes it away", () => {
    const react = (id: string, emoji: string) => said(id, { type: "reaction", reaction: { message_id: "a", emoji } }, "business");
    expect(reactions(opened([said("a"), react("r1", "👍"), react("r2", "")])).get("a")).toBe("");
  });
});

describe("what the server holds, asked anew", () => {
  test("goes on from what was shown, also while a message of ours is on its way", () => {
    const shown = sending(opened([said("a")]), "c1", written("more"), AT);
    expect(goesOn(shown, [said("a"), said("b")])).toBe(true);
  });

  test("does not go on when it lacks what was shown", () => {
    expect(goesOn(opened([said("a"), said("b")]), [said("a")])).toBe(false);
  });
});
