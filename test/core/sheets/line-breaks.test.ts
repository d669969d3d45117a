import fc from "fast-check";
import { brokenLines } from "../../../src/core/sheets/line-breaks";
import { lettersOf } from "../../../src/core/sheets/pages";

test("a text that fits is one line, and so is none", () => {
  expect(brokenLines("Amount = Net amount", 40)).toEqual(["Amount = Net amount"]);
  expect(brokenLines("", 40)).toEqual([""]);
});

test("lines end after words, Chinese ones beside any sign but before closing punctuation", () => {
  expect(brokenLines("One two three four", 9)).toEqual(["One two", "three", "four"]);
  expect(brokenLines("客户金额，按日期", 8)).toEqual(["客户金", "额，按日", "期"]);
  expect(brokenLines("超过（八）天", 6)).toEqual(["超过", "（八）", "天"]);
});

test("only a word that is longer than a line is parted", () => {
  expect(brokenLines("so abcdefghij", 4)).toEqual(["so", "abcd", "efgh", "ij"]);
});

test("no sign is lost, and no line is too long", () => {
  const signs = fc.constantFrom("a", "bcd", " ", "客", "，", "（", "1,234.50", "😀");
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), fc.integer({ min: 8, max: 30 }), (parts, letters) => {
      const text = parts.join("");
      const lines = brokenLines(text, letters);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      for (const line of lines) expect(lettersOf(line)).toBeLessThanOrEqual(letters);
    }),
  );
});
