import { measureGrid } from "../../src/core/class-grid";
import { finish } from "../../src/core/steps";
import type { Grid } from "./book";
import { analyzeRows } from "./rows";

const ROWS: Grid = [
  ["Customer", "Date", "Amount"],
  ["Ada", 45_700, 500],
  ["Ada", 45_760, 300],
  ["Bob", 45_761, 120],
  ["Cy", 45_700, 50],
  ["Di", 45_690, 30],
  ["Eve", 45_690, -10],
];

function gridOf(methods: readonly object[], place: number) {
  const { value } = analyzeRows(ROWS, { methods });
  const result = value?.results[place];
  if (!value || !result) throw new Error("the rows make classes");
  return finish(measureGrid(result, value.results, value.gathering.customers));
}

const ABC = { id: "abc" };
const TOP = { id: "top", counts: [1, 2] };

test("the classes of two methods: customers, money, share and the class of each pair; rows and columns of nobody, or of those outside both, are left out", () => {
  const found = gridOf([ABC, TOP, { id: "grid", columns: "top", names: "salesMargin" }], 2);
  expect(found).toMatchObject({ method: "grid", of: { kind: "classes", methods: ["abc", "top"] } });
  expect(found?.rows.map((head) => typeof head === "object" && (head.label ?? head.kind))).toEqual(["A", "B", "C"]);
  expect(found?.columns.map((head) => typeof head === "object" && (head.label ?? head.kind))).toEqual(["A", "B", "C"]);
  expect(found?.cells.map((line) => line.map(({ customers }) => customers))).toEqual([
    [1, 0, 0],
    [0, 1, 1],
    [0, 0, 1],
  ]);
  expect(found?.cells[1]?.slice(0, 2)).toEqual([
    { customers: 0, amount: { value: 0, text: "0" }, share: 0 },
    { customers: 1, amount: { value: 120, text: "120" }, share: 0.12, class: { kind: "drain" } },
  ]);
});

test("the scores of recency across and of frequency up, the best at the top right; who is not rated stands nowhere", () => {
  const found = gridOf([{ id: "rfm", bins: 2 }], 0);
  expect(found).toMatchObject({ method: "rfm", of: { kind: "scores" }, rows: [2, 1], columns: [1, 2] });
  expect(found?.cells.map((line) => line.map(({ customers, amount }) => [customers, amount.text]))).toEqual([
    [
      [0, "0"],
      [1, "800"],
    ],
    [
      [2, "80"],
      [1, "120"],
    ],
  ]);
});

test("a method that sorts by one thing has no grid", () => {
  expect(gridOf([ABC], 0)).toBeUndefined();
});
