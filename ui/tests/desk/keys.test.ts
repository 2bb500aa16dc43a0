import { describe, expect, it } from "vitest";
import { BINDINGS, commandOf, type Pressed } from "../../desk/keys/table";

const press = (code: string, key: string, more: Partial<Pressed> = {}): Pressed => ({ code, key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false, ...more });

describe("the keyboard", () => {
  it("goes by the place of a key, whatever is printed on it", () => {
    expect(commandOf(press("KeyJ", "j"), false)).toBe("next");
    expect(commandOf(press("KeyJ", "о"), false)).toBe("next");
    expect(commandOf(press("KeyJ", "ㅓ"), false)).toBe("next");
  });
  it("leaves letters alone while somebody writes", () => {
    expect(commandOf(press("KeyE", "e"), true)).toBeNull();
    expect(commandOf(press("Slash", "/"), true)).toBeNull();
  });
  it("opens the palette from anywhere, with Ctrl or Cmd", () => {
    expect(commandOf(press("KeyK", "k", { ctrlKey: true }), true)).toBe("palette");
    expect(commandOf(press("KeyK", "л", { metaKey: true }), false)).toBe("palette");
  });
  it("keeps the browser's own shortcuts", () => {
    expect(commandOf(press("KeyR", "r", { ctrlKey: true }), false)).toBeNull();
    expect(commandOf(press("KeyA", "a", { metaKey: true }), false)).toBeNull();
    expect(commandOf(press("KeyN", "n", { altKey: true }), false)).toBeNull();
  });
  it("finds ? and / where other boards have them", () => {
    expect(commandOf(press("Minus", "?", { shiftKey: true }), false)).toBe("sheet");
    expect(commandOf(press("Digit7", "/", { shiftKey: true }), false)).toBe("search");
  });
  it("is still while a Korean syllable is being put together", () => {
    expect(commandOf(press("KeyJ", "ㅓ", { isComposing: true }), false)).toBeNull();
  });
  it("has no key twice", () => {
    const keys = BINDINGS.map(({ code, ctrl, shift }) => `${ctrl}/${shift}/${code}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
