import { listAccounts } from "../../../src/core/sheets/account-list";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { TODAY, analyzeRows } from "../rows";

const HEAD = ["客户名称", "金额", "日期", "行业", "负责人", "最近联系日期", "下次联系日期", "沟通记录", "等级"];

const ROWS: CellValue[][] = [
  HEAD,
  ["甲", 500, "2026-01-10", "机械", "王芳", "2026-01-05", TODAY - 9, "初访", "A"],
  ["甲", 100, "2026-03-10", "机械", "李雷", "2026-03-05", TODAY + 20, "已报价", "B"],
  ["甲", 100, "2026-02-10", "化工", "李雷", "2026-02-05", TODAY + 5, "寄样品", "B"],
  ["乙", 200, "2026-02-11", "", "", "", "2026-01-01", "", ""],
  ["丙", 90, "2026-02-12", "化工", "王芳", "", "", "无人接听", "A"],
];

function list(rows: readonly (readonly CellValue[])[], policy: object = {}): Record<string, unknown[]> {
  const { value } = analyzeRows(rows, policy);
  if (!value) throw new Error("no result");
  const { gathering, results, report } = value;
  const columns = finish(listAccounts(gathering, results, report.policy));
  return Object.fromEntries(columns.map(({ header, cells }) => [header, Array.from(cells.values)]));
}

test("what is known of a customer stands in the account list: the most frequent text, the latest contact, the next one to come", () => {
  for (const [head = [], ...body] of [ROWS, [HEAD, ...ROWS.slice(1).toReversed()]]) {
    expect(list([head, ...body], { attributes: ["等级"] })).toMatchObject({
      Customer: ["甲", "乙", "丙"],
      行业: ["机械", "", "化工"],
      负责人: ["李雷", "", "王芳"],
      最近联系日期: ["2026-03-05", "", ""],
      // The earliest from today on; where none is to come, the latest that was planned.
      下次联系日期: ["2026-07-05", "2026-01-01", ""],
      沟通记录: ["已报价", "", "无人接听"],
      等级: ["B", "", "A"],
    });
  }
});

test("only columns that the data have, before the reason, and none twice", () => {
  const rows = ROWS.map((row) => row.slice(0, 4));
  const headers = Object.keys(list(rows));
  expect(headers.indexOf("行业")).toBe(headers.indexOf("Why") - 1);
  expect(headers).not.toContain("沟通记录");
  expect(Object.keys(list(rows, { columns: { within: "行业" } })).filter((header) => header === "行业")).toHaveLength(
    1,
  );
  expect(Object.keys(list(rows, { columns: { industry: null } }))).not.toContain("行业");
});

test("a header that the list has already gets a number", () => {
  const rows: CellValue[][] = [
    ["Account", "Amount", "Class", "Industry"],
    ["Acme", 5, "gold", "Energy"],
  ];
  expect(list(rows, { attributes: ["Class", "Industry"] })).toMatchObject({
    Class: ["A"],
    "Class (2)": ["gold"],
    Industry: ["Energy"],
  });
});

describe("customers under common control", () => {
  const rows: CellValue[][] = [
    ["Customer", "Parent account", "Amount"],
    ["A1", "Group A", 60],
    ["A2", "GROUP  A", 60],
    ["A3", "Group A", 30],
    ["B", "", 500],
    ["C", "Group C", 350],
  ];

  test("count as one where the major customers are named (IFRS 8.34)", () => {
    const { value } = analyzeRows(rows);
    expect(value?.report.concentration?.major).toEqual([
      { name: "B", share: 0.5 },
      { name: "Group C", share: 0.35, customers: 1 },
      { name: "GROUP  A", share: 0.15, customers: 3 },
    ]);
    expect(JSON.stringify(value?.plan.edits)).toContain("GROUP  A (3 customers)");
    // None of the three is one alone, and the classes are still those of the customers.
    expect(value?.report.customers).toBe(5);
  });

  test("and each for itself without the column", () => {
    const { value } = analyzeRows(rows, { columns: { group: null } });
    expect(value?.report.concentration?.major.map(({ name }) => name)).toEqual(["B", "C"]);
  });
});
