import { findExactly, indexCustomers, searchCustomers } from "../../../src/core/search/customer-search";
import { initialsOf } from "../../../src/core/search/initials";
import { nearTo } from "../../../src/core/search/nearness";
import { finish } from "../../../src/core/steps";
import type { Customers } from "../../../src/core/customer-columns";

/** Customers of as much money as their place from behind says, so that the first has the most. */
const people = (names: readonly string[], ids?: readonly string[]): Customers => ({
  ...{ count: names.length, names, rows: new Uint32Array(names.length), ...(ids ? { ids } : {}) },
  amount: {
    ...({ name: "amount", precision: "exact", decimals: 2 } as const),
    values: Float64Array.from(names, (_, place) => (names.length - place) * 100),
  },
});

const found = (customers: Customers, typed: string, most?: number) =>
  searchCustomers(finish(indexCustomers(customers)), typed, most).map(({ name }) => name);

const FIRMS = people([
  "Nordlicht Energie",
  "Baltic Timber",
  "Timber & Sons",
  "Ａcme Ltd",
  "Old Acme Co.",
  "Lacme",
  "acme",
]);

test.each<[string, string, string[]]>([
  [
    "what is typed, then what begins so, then words that do, then what has it",
    "ACME",
    ["acme", "Ａcme Ltd", "Old Acme Co.", "Lacme"],
  ],
  ["width, case and white space do not count", " ＯＬＤ   acme", ["Old Acme Co."]],
  ["words in any order", "sons timber", ["Timber & Sons"]],
  ["a wrong letter", "timbar", ["Baltic Timber", "Timber & Sons"]],
  ["a missing letter", "nordlcht", ["Nordlicht Energie"]],
  ["two mistakes in a long word, which would be too many in a short one", "nordlixxt", ["Nordlicht Energie"]],
  ["no mistake in three letters", "xld", []],
  ["nothing typed", "  ", []],
])("search: %s", (_, typed, is) => {
  expect(found(FIRMS, typed)).toEqual(is);
});

test("of equally good ones those of the most money come first, and no more than are asked for", () => {
  const many = people(Array.from({ length: 40 }, (_, i) => `Firm ${i}`));
  expect(found(many, "firm", 3)).toEqual(["Firm 0", "Firm 1", "Firm 2"]);
  expect(found(people(["Firm B", "Firm A"]), "firm")).toEqual(["Firm B", "Firm A"]);
});

test("ids are found too, and said; a name that fits comes before them", () => {
  const index = finish(indexCustomers(people(["North", "South", "7 Seas"], ["1007", "1008", "9"])));
  expect(searchCustomers(index, "7")).toEqual([
    { place: 2, name: "7 Seas", id: "9", amount: "1.00" },
    { place: 0, name: "North", id: "1007", amount: "3.00" },
  ]);
  expect(searchCustomers(index, "1008").map(({ name }) => name)).toEqual(["South"]);
});

test.each([
  ["阿里巴巴", "albb"],
  ["华为技术有限公司", "hwjsyxgs"],
  ["鄂尔多斯", "eeds"],
  ["挖掘机 3m 中国", "wjj3mzg"],
  ["臺灣積體電路", "twjtdl"],
  ["重庆啤酒", "zqpj\ncqpj"],
  ["acme", ""],
])("the initials of %s are %s", (name, is) => {
  expect(initialsOf(name)).toBe(is);
});

test("what begins with the initials comes before what has them inside, though it brings less", () => {
  const firms = people(["苏州恒瑞机械制造", "徐州重工"]);
  expect(found(firms, "xz")).toEqual(["徐州重工", "苏州恒瑞机械制造"]);
  expect(found(people(["苏州重庆", "重庆啤酒"]), "zq")).toEqual(["重庆啤酒", "苏州重庆"]);
});

test("Chinese names are found by their initials, however one reads them", () => {
  const firms = people(["重庆长安汽车", "阿里巴巴", "长安信托"]);
  expect(found(firms, "CQ")).toEqual(["重庆长安汽车"]);
  expect(found(firms, "albb")).toEqual(["阿里巴巴"]);
  expect(found(firms, "ca")).toEqual(["长安信托", "重庆长安汽车"]);
  expect(found(firms, "巴巴")).toEqual(["阿里巴巴"]);
});

/** Fewest letters to change for a text to have the pattern in it, by the table that everybody knows. */
function fewestMistakes(pattern: string, text: string): number {
  let row = Array.from({ length: pattern.length + 1 }, (_, i) => i);
  let least = row[pattern.length] ?? 0;
  for (const letter of text) {
    const next = [0];
    for (let i = 1; i <= pattern.length; i++) {
      const same = pattern[i - 1] === letter ? 0 : 1;
      next.push(Math.min((row[i - 1] ?? 0) + same, (row[i] ?? 0) + 1, (next[i - 1] ?? 0) + 1));
    }
    row = next;
    least = Math.min(least, row[pattern.length] ?? 0);
  }
  return least;
}

test("nearness agrees with the table of edits for every pattern and text of few letters", () => {
  const texts = (length: number): string[] =>
    length === 0 ? [""] : texts(length - 1).flatMap((text) => [`${text}a`, `${text}b`, `${text}ü`]);
  const all = [...texts(1), ...texts(2), ...texts(3), ...texts(4), ...texts(5)];
  for (const pattern of [...texts(3), "abab", "aabü"]) {
    for (const mistakes of [1, 2]) {
      const isNear = nearTo(pattern, mistakes);
      const wrong = all.filter((text) => isNear(text) !== fewestMistakes(pattern, text) <= mistakes);
      expect([pattern, mistakes, wrong]).toEqual([pattern, mistakes, []]);
    }
  }
});

test("a pattern longer than there are bits is near to nothing", () => {
  expect(nearTo("a".repeat(32), 1)("a".repeat(40))).toBe(false);
  expect(nearTo("a".repeat(31), 1)("a".repeat(40))).toBe(true);
});

test.each([
  ["an id, before a name that is the same", ["2"], 1],
  ["a name, folded", [" ＮＯＲＴＨ"], 0],
  ["the first text that is one of them", ["", "Total", "3", "north"], 2],
  ["none", ["Nor"], undefined],
] as const)("exactly found: %s", (_, texts, is) => {
  expect(findExactly(people(["North", "South", "2"], ["1", "2", "3"]), texts)).toBe(is);
});
