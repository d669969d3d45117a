import { bareName } from "../../../src/core/gathering/bare-name";
import { proposeDuplicates, type Duplicates } from "../../../src/core/gathering/duplicates";
import type { Customers } from "../../../src/core/customer-columns";
import { foldName } from "../../../src/core/gathering/names";
import { finish } from "../../../src/core/steps";

/** Customers with an amount each, the first having the largest. */
function customersOf(names: readonly string[], amounts?: readonly number[]): Customers {
  const values = Float64Array.from(names, (_, i) => amounts?.[i] ?? names.length - i);
  return {
    count: names.length,
    names,
    rows: new Uint32Array(names.length).fill(1),
    amount: { name: "amount", precision: "exact", decimals: 0, values },
  };
}

function propose(customers: Customers): Duplicates {
  const found = finish(proposeDuplicates(customers));
  if (!found) throw new Error("nothing was looked at");
  return found;
}

test.each([
  ["ＡＣＭＥ", "acme"],
  ["Acme\u00a0 Ltd", "acme ltd"],
  ["华新\u3000公司", "华新 公司"],
  ["  Acme\t\nLtd ", "acme ltd"],
  ["\u200bAcme\ufeff", "acme"],
  ["ｶﾅ", "カナ"],
  ["①号店", "1号店"],
])("names are folded for width, case and space: %j is %j", (name, is) => {
  expect(foldName(name)).toBe(is);
});

describe("a name without its legal form", () => {
  test.each([
    ["Acme Co., Ltd.", "acme"],
    ["ACME Limited", "acme"],
    ["Acme (Pty) Ltd", "acme"],
    ["Acme Pte. Ltd.", "acme"],
    ["Acme, Inc.", "acme"],
    ["Acme L.L.C.", "acme"],
    ["Siemens AG", "siemens"],
    ["Siemens A.G.", "siemens"],
    ["Müller & Co. KG", "müller"],
    ["Müller GmbH & Co. KG", "müller"],
    ["Philips B.V.", "philips"],
    ["Telefónica S. A.", "telefónica"],
    ["Società Uno S.r.l.", "societàuno"],
    ["Foo Sp. z o.o.", "foo"],
    ["The Body Shop plc", "bodyshop"],
    ["华为技术有限公司", "华为技术"],
    ["华为技术股份有限公司", "华为技术"],
    ["华为技术有限责任公司", "华为技术"],
    ["华为技术（中国）有限公司", "华为技术中国"],
    ["トヨタ株式会社", "トヨタ"],
    // Nothing is left of a name that is its form alone: it stays.
    ["Company", "company"],
    ["公司", "公司"],
    ["Co", "co"],
    // Words of a name that only look like a form.
    ["AG Insurance", "aginsurance"],
    ["J. P. Morgan", "jpmorgan"],
  ])("%s: %s", (name, stem) => {
    expect(bareName(name).stem).toBe(stem);
  });
});

describe("likely duplicates", () => {
  test.each([
    { names: ["Acme Ltd", "ACME Co., Ltd."], reason: "legalForm" },
    { names: ["华新科技有限公司", "华新科技股份有限公司"], reason: "legalForm" },
    { names: ["华新科技（中国）有限公司", "华新科技中国有限公司"], reason: "signs" },
    { names: ["Smith & Sons", "Smith and Sons"], reason: "signs" },
    { names: ["Coop-Market", "Co-op Market"], reason: "signs" },
    { names: ["Microsoft", "Micorsoft"], reason: "oneLetter" },
    { names: ["Microsoft", "Microsft Corp"], reason: "oneLetter" },
    { names: ["Microsoft", "Mikrosofft", "Unrelated"], reason: undefined },
    { names: ["Microsoft", "Microsofd"], reason: "oneLetter" },
    { names: ["北京华讯信息技术有限公司", "北京华迅信息技术有限公司"], reason: "oneLetter" },
    // Digits tell shops, years and codes apart.
    { names: ["Corner Shop 12", "Corner Shop 13"], reason: undefined },
    { names: ["Customer 0001", "Customer 0002"], reason: undefined },
    // In a short name every letter counts.
    { names: ["Alba", "Alma"], reason: undefined },
    { names: ["华新", "华欣"], reason: undefined },
    // A letter that tells many apart is no slip.
    { names: ["Branch A", "Branch B", "Branch C", "Branch D", "Branch E"], reason: undefined },
    { names: ["Alder", "Birch"], reason: undefined },
  ])("$names: $reason", ({ names, reason }) => {
    const { shown, found } = propose(customersOf(names));
    expect(shown.map((pair) => pair.reason)).toEqual(reason === undefined ? [] : [reason]);
    expect(found).toBe(shown.length);
  });

  test("the larger customer takes the smaller; the most money comes first, whatever the order of the rows", () => {
    const names = ["Acme Ltd", "Birch Inc", "Acme Limited", "Birch LLC", "Alder"];
    const amounts = [10, 500, 70, 80, 1];
    const is = [
      { into: "Birch Inc", name: "Birch LLC", intoAmount: 500, amount: 80, reason: "legalForm" },
      { into: "Acme Limited", name: "Acme Ltd", intoAmount: 70, amount: 10, reason: "legalForm" },
    ];
    expect(propose(customersOf(names, amounts))).toEqual({ shown: is, found: 2, compared: 5 });
    expect(propose(customersOf(names.toReversed(), amounts.toReversed())).shown).toEqual(is);
  });

  test("a customer of three spellings is proposed twice, into the largest", () => {
    const { shown } = propose(customersOf(["Acme", "Acme Ltd", "Acme GmbH"], [1, 9, 5]));
    expect(shown.map(({ into, name }) => [into, name])).toEqual([
      ["Acme Ltd", "Acme GmbH"],
      ["Acme Ltd", "Acme"],
    ]);
  });

  test.each([
    {
      about: "a pair, as it is folded",
      different: [["acme gmbh", "ＡＣＭＥ Ltd"]],
      is: ["Acme Ltd ← Acme", "Others ← Othres"],
    },
    {
      about: "one of three with the largest",
      different: [["Acme Ltd", "Acme"]],
      is: ["Acme Ltd ← Acme GmbH", "Acme GmbH ← Acme", "Others ← Othres"],
    },
    { about: "all three", different: [["Acme", "Acme GmbH", "Acme Ltd"]], is: ["Others ← Othres"] },
    {
      about: "two of one letter",
      different: [
        ["Others", "Othres"],
        ["Acme", "Others"],
      ],
      is: ["Acme Ltd ← Acme GmbH", "Acme Ltd ← Acme"],
    },
  ])("said not to be the same, $about is not proposed again", ({ different, is }) => {
    const customers = customersOf(["Acme", "Acme Ltd", "Acme GmbH", "Others", "Othres"], [4, 9, 5, 3, 2]);
    const said = (found: Duplicates | undefined) => found?.shown.map(({ into, name }) => `${into} ← ${name}`);
    const all = said(finish(proposeDuplicates(customers)));
    expect(said(finish(proposeDuplicates(customers, different)))).toEqual(is);
    expect(said(finish(proposeDuplicates(customers)))).toEqual(all);
  });

  test("at most 20 are shown, all are counted, and only the largest 10,000 customers are compared", () => {
    const doubles = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i).repeat(3)).flatMap((name, i) => [
      { name: `${name}word Ltd`, amount: 2_000_000 + i },
      { name: `${name}word Inc`, amount: 1_000_000 + i },
    ]);
    const small = Array.from({ length: 12_000 }, (_, i) => ({ name: `Shop ${i} Ltd`, amount: 12_000 - i }));
    const beyond = [
      { name: "Tiny Ltd", amount: 0.5 },
      { name: "Tiny Inc", amount: 0.4 },
    ];
    const all = [...beyond, ...small, ...doubles];
    const result = propose(
      customersOf(
        all.map(({ name }) => name),
        all.map(({ amount }) => amount),
      ),
    );
    expect(result).toMatchObject({ found: 26, compared: 10_000 });
    expect(result.shown.map(({ amount }) => amount)).toEqual(Array.from({ length: 20 }, (_, i) => 1_000_025 - i));
  });

  test("customers with ids are not looked at: the id says who is who", () => {
    const customers = { ...customersOf(["Acme Ltd", "Acme Inc"]), ids: ["1", "2"] };
    expect(finish(proposeDuplicates(customers))).toBeUndefined();
  });
});
