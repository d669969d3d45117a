import { nameOf, type MethodChoice } from "../../src/core/methods/methods";
import type { Language, Policy } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import { PRESET_IDS, type PresetId } from "../../src/core/policies/preset-ids";
import { presetPolicy } from "../../src/core/policies/presets";
import { textsIn, type PolicyTexts } from "../../src/pane/policy/preset-language";

function preset(id: PresetId, language: Language = "en"): Policy {
  const { value } = presetPolicy(id, language);
  if (!value) throw new Error(`${id} is no policy`);
  return value;
}

const textsOf = ({ methods, treatments, overrides }: Policy): PolicyTexts => ({ methods, treatments, overrides });

test.each(
  PRESET_IDS.flatMap((id) => [
    { id, to: "zh" as const },
    { id, to: "en" as const },
  ]),
)("$id is wholly in $to when the language changes", ({ id, to }) => {
  const before = preset(id, to === "zh" ? "en" : "zh");
  const after = textsIn(textsOf(before), to);
  expect(after).toEqual(textsOf(preset(id, to)));
  expect(readPolicy({ ...before, ...after }).issues).toEqual([]);
});

test("treatments that the user has changed stay, the others follow", () => {
  const { methods, treatments = {} } = preset("key-accounts");
  const after = textsIn({ methods, treatments: { ...treatments, A: "Ask Anna first.", X: "Mine." } }, "zh");
  const chinese = preset("key-accounts", "zh").treatments;
  expect(after?.treatments).toEqual({ ...chinese, A: "Ask Anna first.", X: "Mine." });
});

test("a class that the user has named keeps its name, the others are renamed with all that refers to them", () => {
  const { methods, treatments = {} } = preset("core-important-ordinary");
  const [abc] = methods;
  if (abc?.id !== "abc") throw new Error("the preset begins with ABC");
  const own: MethodChoice[] = [
    { ...abc, cuts: [0.7, 0.9], labels: ["Key", "Important", "Ordinary"] },
    { id: "xyz", period: "month", start: "window", edges: "leaveOut", cuts: [0.5, 1] },
    {
      id: "grid",
      rows: "abc",
      columns: "xyz",
      names: "joined",
      highRows: 1,
      highColumns: 1,
      cells: [{ row: "Important", column: "X", label: "Important X" }],
    },
  ];
  const override = { customer: "Alder", class: "Ordinary", reason: "r", author: "", date: "2026-01-01" };
  const edited = { ...treatments, Ordinary: "Serve them well." };
  const after = textsIn({ methods: own, treatments: edited, overrides: [override] }, "zh");
  expect(after?.methods[0]).toEqual({ ...abc, cuts: [0.7, 0.9], labels: ["Key", "重要", "一般"] });
  expect(after?.methods[2]).toMatchObject({ cells: [{ row: "重要", column: "X", label: "Important X" }] });
  expect(after?.overrides).toEqual([{ ...override, class: "一般" }]);
  // A changed text goes with its class.
  expect(after?.treatments?.["一般"]).toBe("Serve them well.");
});

test("names of methods change with the grid and the classes by hand that refer to them", () => {
  const value = preset("value-potential");
  const override = {
    customer: "Alder",
    method: "Potential",
    class: "high",
    reason: "r",
    author: "",
    date: "2026-01-01",
  };
  const after = textsIn({ ...textsOf(value), overrides: [override] }, "zh");
  expect(after?.methods.map(nameOf)).toEqual(["价值", "潜力", "grid"]);
  expect(after?.overrides).toEqual([{ ...override, method: "潜力", class: "高" }]);
});

test.each<{ about: string; texts: PolicyTexts }>([
  { about: "no treatments", texts: { methods: preset("china-post-tiers").methods } },
  {
    about: "treatments of one's own",
    texts: { methods: preset("china-post-tiers").methods, treatments: { VIP: "x" } },
  },
])("with $about nothing is taken for a ready-made policy's", ({ texts }) => {
  expect(textsIn(texts, "zh")).toBeUndefined();
});
