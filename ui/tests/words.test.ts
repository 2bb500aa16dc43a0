import { describe, expect, test } from "vitest";
import { inside, isFollowable } from "../src/view/address";
import { markup, plain } from "../src/view/markup";
import { price } from "../src/view/price";
import { progress } from "../src/view/progress";
import { day, offset } from "../src/view/when";

describe("markup", () => {
  test("bold and italic are told from stars and underscores", () => {
    expect(markup("*Elodie* is _soft_, 2*3 and snake_case_name stay")).toEqual([
      { kind: "bold", text: "Elodie" },
      { kind: "text", text: " is " },
      { kind: "italic", text: "soft" },
      { kind: "text", text: ", 2*3 and snake_case_name stay" },
    ]);
  });

  test("a link leaves the full stop to the sentence", () => {
    expect(markup("See https://shop.test/o/1_2_3.")).toEqual([
      { kind: "text", text: "See " },
      { kind: "link", text: "https://shop.test/o/1_2_3", url: "https://shop.test/o/1_2_3" },
      { kind: "text", text: "." },
    ]);
  });

  test("an unclosed star stays as typed", () => {
    expect(plain("5* hotel *")).toBe("5* hotel *");
  });

  test("Korean and Cyrillic words next to stars are not bold", () => {
    expect(plain("*합계* 149달러")).toBe("합계 149달러");
    expect(markup("платье*синее*")).toEqual([{ kind: "text", text: "платье*синее*" }]);
  });
});

describe("addresses", () => {
  const here = "http://192.168.1.5:8000/";

  test("our own pages open inside", () => {
    expect(inside("/pay/abc", here)).toBe("http://192.168.1.5:8000/pay/abc");
    expect(inside("http://192.168.1.5:8000/pay/abc?x=1", here)).toBe("http://192.168.1.5:8000/pay/abc?x=1");
  });

  test("a server calling itself 127.0.0.1 is reached where this page came from", () => {
    expect(inside("http://127.0.0.1:8000/pay/abc#top", here)).toBe("http://192.168.1.5:8000/pay/abc#top");
    expect(inside("http://127.0.0.1:9999/pay/abc", here)).toBeNull();
  });

  test("other sites and scripts do not", () => {
    expect(inside("https://example.com/pay", here)).toBeNull();
    expect(inside("javascript:alert(1)", here)).toBeNull();
    expect(isFollowable("javascript:alert(1)")).toBe(false);
    expect(isFollowable("https://example.com")).toBe(true);
  });
});

describe("times, money, progress", () => {
  test("days are named as people name them", () => {
    const now = new Date(2026, 10, 22, 9, 0);
    expect(day(new Date(2026, 10, 22, 0, 1).toISOString(), now)).toBe("Today");
    expect(day(new Date(2026, 10, 21, 23, 59).toISOString(), now)).toBe("Yesterday");
    expect(day(new Date(2026, 10, 19, 12, 0).toISOString(), now, "en")).toBe("Thursday");
    expect(day(new Date(2026, 9, 2, 12, 0).toISOString(), now, "en-GB")).toBe("2 October 2026");
    expect(day("soon", now)).toBe("");
  });

  test.each([
    [0.44, "0.4 ms"],
    [12.3, "12 ms"],
    [1234, "1.2 s"],
    [42_000, "42 s"],
    [180_000, "3 min"],
  ])("%d ms reads as %s", (ms, words) => {
    expect(offset(ms)).toBe(words);
  });

  test("an unknown currency is still a price", () => {
    expect(price(5, "NOPE!")).toBe("5 NOPE!");
    expect(price(149, "USD", "en-US")).toBe("$149.00");
  });

  test("a cancelled order is off the road", () => {
    expect(progress("paid")).toBe(1);
    expect(progress("delivered")).toBe(5);
    expect(progress("cancelled")).toBeNull();
  });
});
