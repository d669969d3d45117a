import {
  addClass,
  addTier,
  nameClass,
  namesOf,
  removeClass,
  setEnd,
  slideEnd,
  type Ladder,
} from "../../src/pane/method/options";
import { percentToEdit, readNumber, readPercent } from "../../src/pane/method/numbers";

const standard: Ladder = { ends: [0.8, 0.95], labels: undefined };
const named: Ladder = { ends: [0.8, 0.95], labels: ["gold", "silver", "C"] };

test.each([
  { about: "a slider stops short of the class below", now: slideEnd(standard, 0, 0.97), is: [0.94, 0.95] },
  { about: "a slider stops short of the class above", now: slideEnd(standard, 1, 0.3), is: [0.8, 0.81] },
  { about: "a slider moves freely between them", now: slideEnd(standard, 0, 0.7), is: [0.7, 0.95] },
  { about: "an exact entry goes anywhere", now: setEnd(standard, 0, 0.97), is: [0.97, 0.95] },
  { about: "a class more splits the last share", now: addClass(standard), is: [0.8, 0.95, 0.975] },
  { about: "a class less", now: removeClass(standard, 0), is: [0.95] },
])("$about", ({ now, is }) => {
  expect(now.ends).toEqual(is);
});

test.each([
  { about: "letters while nobody names a class", now: standard, is: ["A", "B", "C"] },
  { about: "a name given to a class", now: nameClass(standard, 0, "Key"), is: ["Key", "B", "C"] },
  { about: "a new class takes a letter that is free", now: addClass(named), is: ["gold", "silver", "C", "D"] },
  {
    about: "also where the last one is taken",
    now: addClass({ ...named, labels: ["D", "x", "y"] }),
    is: ["D", "x", "y", "C"],
  },
  { about: "names stay with their classes", now: removeClass(named, 0), is: ["silver", "C"] },
])("$about", ({ now, is }) => {
  expect(namesOf(now)).toEqual(is);
});

test("names that are the standard letters are not kept, so that the fingerprint stays", () => {
  const back = nameClass(nameClass(standard, 0, "Key"), 0, "A");
  expect(back).toEqual(standard);
});

test("a tier more is a tenth of the lowest, under a name that is free", () => {
  const choice = { id: "tiers", tiers: [{ label: "A", from: 500 }], unit: "one", period: "year" } as const;
  expect(addTier({ ...choice, tiers: [...choice.tiers] }).tiers).toEqual([
    { label: "A", from: 500 },
    { label: "B", from: 50 },
  ]);
});

test.each([
  ["80", 80],
  [" 5,000,000 ", 5_000_000],
  ["１２．５", 12.5],
  ["80 %", 80],
  ["-3", -3],
  [".5", 0.5],
  ["", undefined],
  ["abc", undefined],
  ["1e5", undefined],
  ["--1", undefined],
])("%j is read as %p", (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each(["80", "55.5", "7", "0.07", "99.99", "14.285"])("%s %% is the same after it was read", (text) => {
  expect(percentToEdit(readPercent(text) ?? 0)).toBe(text);
});

test("a percentage has no digits that nobody typed", () => {
  expect(readPercent("55.5")).toBe(0.555);
  expect(readPercent("7")).toBe(0.07);
});
