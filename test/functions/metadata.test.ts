import { registered } from "./custom-functions";
import "../../src/functions/functions";
import { describeFunctions, type FunctionMetadata } from "../../scripts/functions-metadata.js";

const described = describeFunctions("https://ka.example.com");

test("every function that is described is registered, and the other way round", async () => {
  const { english, ids } = await described;
  expect(english.functions.map(({ id }) => id).sort()).toEqual([...registered.keys()].sort());
  expect([...ids].sort()).toEqual([...registered.keys()].sort());
});

test("arguments are as Excel has to hand them over", async () => {
  const { english } = await described;
  const shape = ({ id, parameters }: FunctionMetadata) =>
    `${id}(${parameters.map((item) => `${item.name}${item.optional ? "?" : ""}: ${item.type}${item.dimensionality ? "[][]" : ""}`).join(", ")})`;
  // By topic: whoever adds one adds it here.
  expect(english.functions.map(shape).sort()).toEqual(
    [
      "ABC(values: any[][], population?: any[][], cuts?: any[][], boundary?: any)",
      "TIER(values: any[][], population?: any[][], scheme?: any[][])",
      "PARETO(values: any[][], share?: any)",

      "SHARE(values: any[][])",
      "CUMSHARE(values: any[][])",
      "BREAKS(values: any[][], classes: any)",
      "CUTOFFS(values: any[][], scheme?: any[][], headers?: boolean)",

      "GINI(values: any[][])",
      "HHI(values: any[][])",
      "TOPSHARE(values: any[][], top?: any)",
      "XYPOINT(values: any[][])",

      "RFM(lastPurchases: any[][], orders: any[][], amounts: any[][], asOf?: any, bins?: any)",
      "SEGMENT(rfmCodes: any[][], map?: any, bins?: any)",
      "XYZ(periodTable: any[][])",
      "LIFECYCLE(firstPurchases: any[][], lastPurchases: any[][], gaps: any[][], asOf?: any)",
      "CLV(orders: any[][], firstPurchases: any[][], lastPurchases: any[][], repeatMeans: any[][], asOf?: any, months?: any, yearlyRate?: any)",

      "CLASSIFY(customers: any[][], amounts: any[][], dates?: any[][], scheme?: any[][])",
      "MIGRATION(customersBefore: any[][], classesBefore: any[][], customersAfter: any[][], classesAfter: any[][])",

      "CLASSOF(customer: any[][], field?: any, run?: any)",
      "WHY(customer: any[][], method?: any, run?: any)",
    ].sort(),
  );
});

test("error cells come in as values, and custom data types stay off", async () => {
  const { english, chinese } = await described;
  for (const language of [english, chinese]) {
    expect(language.allowErrorForDataTypeAny).toBe(true);
    expect(Object.keys(language).sort()).toEqual(["allowErrorForDataTypeAny", "functions"]);
  }
});

test("nothing is volatile or streaming", async () => {
  const { english } = await described;
  for (const entry of english.functions) {
    expect(Object.keys(entry).sort()).toEqual(["description", "helpUrl", "id", "name", "parameters", "result"]);
  }
});

test("Chinese translates every sentence and keeps every name that a formula needs", async () => {
  const { english, chinese } = await described;
  expect(chinese.functions.map(({ id, name }) => [id, name])).toEqual(
    english.functions.map(({ id, name }) => [id, name]),
  );
  chinese.functions.forEach((entry, at) => {
    expect(entry.description).toMatch(/[\u4e00-\u9fff]/);
    expect(entry.result).toEqual(english.functions[at]?.result);
    entry.parameters.forEach((item, place) => {
      const { name: _name, description: _description, ...same } = english.functions[at]?.parameters[place] ?? {};
      expect(`${item.name} ${item.description}`).toMatch(/[\u4e00-\u9fff]/);
      expect(item).toEqual({ ...same, name: item.name, description: item.description });
    });
  });
});

test("help is under the origin that is asked for", async () => {
  const { english, chinese } = await described;
  for (const [language, { functions }] of Object.entries({ en: english, zh: chinese })) {
    for (const { id, helpUrl } of functions)
      expect(helpUrl).toBe(`https://ka.example.com/help/${language}/${id.toLowerCase()}.html`);
  }
});
