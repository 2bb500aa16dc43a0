import { describe, expect, it } from "vitest";
import { embedCode, inkOn, OURS } from "../../desk/admin/embed";
import { asSpans, asText } from "../../desk/admin/hours";
import { handshakeSign, isForged, moodOf, webhookSign } from "../../desk/admin/signs";
import { asDraft, asTemplate, BLANK, variablesIn } from "../../desk/admin/template_build";
import type { Channel, Template } from "../../desk/admin/told";
import en from "../../desk/admin/words/en.json";
import fr from "../../desk/admin/words/fr.json";
import ko from "../../desk/admin/words/ko.json";
import ru from "../../desk/admin/words/ru.json";

const QUIET = { shaken_at: null, heard_at: null, refused_at: null, asked_at: null, quality: "", limit: "", throughput: "", standing: "", name: "", number: "", refusal: "" };
const channel = (change: Partial<Channel> = {}): Channel => ({ id: "a", kind: "whatsapp", external_id: "1", name: "", state: "active", trouble: "", created_at: "", settings: {}, origins: [], health: QUIET, ...change });
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]))].sort();

describe("how a channel does", () => {
  it("waits for the knock, then for a webhook", () => {
    expect(handshakeSign(QUIET).mood).toBe("waiting");
    expect(handshakeSign({ ...QUIET, shaken_at: "2026-11-22T10:00:00Z" }).mood).toBe("good");
    expect(webhookSign(QUIET).mood).toBe("waiting");
    expect(moodOf(channel())).toBe("waiting");
  });

  it("tells a wrong secret until a signed call comes", () => {
    const wrong = { ...QUIET, refused_at: "2026-11-22T10:00:00Z" };
    expect(isForged(wrong)).toBe(true);
    expect(moodOf(channel({ health: wrong }))).toBe("bad");
    expect(isForged({ ...wrong, heard_at: "2026-11-22T10:01:00Z" })).toBe(false);
    expect(isForged({ ...wrong, heard_at: "2026-11-22T09:59:00Z" })).toBe(true);
  });

  it("is in trouble with a low quality, whatever else is well", () => {
    const health = { ...QUIET, heard_at: "2026-11-22T10:00:00Z", quality: "red" };
    expect(moodOf(channel({ health }))).toBe("bad");
    expect(moodOf(channel({ health: { ...health, quality: "green" } }))).toBe("good");
    expect(moodOf(channel({ kind: "web" }))).toBe("good");
  });
});

describe("a template", () => {
  const draft = { ...BLANK, name: "spring", body: "Hi {{name}}, {{what}} is back, {{name}}.", examples: { name: "Ana", what: "linen" }, footer: "Bye", replies: ["Yes", "", "No"], link: { label: "Look", url: "https://x.example/{{1}}", example: "https://x.example/7" } };

  it("becomes what the platform wants", () => {
    expect(asTemplate(draft)).toEqual({
      name: "spring", language: "en", category: "UTILITY", parameter_format: "named",
      components: [
        { type: "BODY", text: draft.body, example: { body_text_named_params: [{ param_name: "name", example: "Ana" }, { param_name: "what", example: "linen" }] } },
        { type: "FOOTER", text: "Bye" },
        { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Yes" }, { type: "QUICK_REPLY", text: "No" }, { type: "URL", text: "Look", url: "https://x.example/{{1}}", example: ["https://x.example/7"] }] },
      ],
    });
  });

  it("comes back as it was written", () => {
    const told = { ...(asTemplate(draft) as unknown as Template), category: "utility" };
    expect(asDraft(told)).toEqual({ ...draft, replies: ["Yes", "No"] });
  });

  it("with numbers has its examples in a row", () => {
    const numbered = asTemplate({ ...BLANK, body: "Hi {{1}}, {{2}}.", examples: { 1: "Ana", 2: "linen" } });
    expect(numbered["parameter_format"]).toBe("positional");
    expect(numbered["components"]).toEqual([{ type: "BODY", text: "Hi {{1}}, {{2}}.", example: { body_text: [["Ana", "linen"]] } }]);
  });

  it("with parts that the form has not is left alone", () => {
    const template = { name: "x", language: "en", category: "marketing", components: [{ type: "HEADER", format: "IMAGE" }, { type: "BODY", text: "a" }] };
    expect(asDraft(template as unknown as Template)).toBeNull();
  });

  it("has each variable once", () => expect(variablesIn("{{a}} {{ b }} {{a}}")).toEqual(["a", "b"]));
});

describe("hours", () => {
  it("are read as people write them", () => {
    expect(asSpans("9-12:30, 13:30–18:00")).toEqual([["09:00", "12:30"], ["13:30", "18:00"]]);
    expect(asSpans("")).toEqual([]);
    expect(asSpans("in the morning")).toBeNull();
    expect(asText([["09:00", "18:00"]])).toBe("09:00–18:00");
  });
});

describe("the code for a page", () => {
  it("names a colour only if another was chosen, with ink that can be read on it", () => {
    expect(embedCode("https://c.example", "web_1", OURS)).not.toContain("style");
    expect(embedCode("https://c.example", "web_1", "#ffe000")).toContain("--chaffer-on-accent: #10181d");
    expect(inkOn("#0b5d4e")).toBe("#ffffff");
  });
});

describe.each(Object.entries({ fr, ko, ru }))("the words of the house in %s", (language, table: Record<string, string>) => {
  const english: Record<string, string> = en;
  it("are there, with the same values and as many forms as the language counts in", () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(english).sort());
    expect(Object.keys(english).filter((key) => JSON.stringify(names(table[key] ?? "")) !== JSON.stringify(names(english[key] ?? "")))).toEqual([]);
    const forms = { fr: 2, ko: 1, ru: 3 }[language];
    expect(Object.keys(english).filter((key) => english[key]?.includes("|") && table[key]?.split("|").length !== forms)).toEqual([]);
    expect(Object.entries(table).filter(([, words]) => words.includes("!") || !words.trim())).toEqual([]);
  });
});
