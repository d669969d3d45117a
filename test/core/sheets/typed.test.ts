import type { Analysis } from "../../../src/core/analyze";
import { finalClasses } from "../../../src/core/classes";
import type { Outcome } from "../../../src/core/issues";
import type { SheetRole } from "../../../src/core/plan/own-sheets";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { CellValue } from "../../../src/core/table";
import { describeIssue } from "../../../src/core/text/sentences";
import { TEXTS, classLabel } from "../../../src/core/text/text";
import type { OwnSheet, Recalled } from "../../../src/core/sheets/recalled";
import { analyzeRows, kinds } from "../rows";

const ROWS: readonly (readonly CellValue[])[] = [
  ["Customer ID", "Customer", "Amount", "Owner"],
  ["C1", "Ada", 900, "Wang"],
  ["C2", "Bob", 50, "Wang"],
  ["C3", "Cy", 30, "Li"],
  ["C4", "Di", 20, ""],
];

type Grid = CellValue[][];

/** What the plan leaves on a sheet, its header first; nothing where it does not open it. */
function sheet(outcome: Outcome<Analysis>, role: SheetRole): Grid | undefined {
  const edits = outcome.value?.plan.edits ?? [];
  const cleared = edits.findLastIndex((edit) => edit.kind === "clearSheet" && edit.sheet === role);
  if (cleared < 0) return undefined;
  const cells = edits.slice(cleared).filter((edit) => edit.kind === "setCells" && edit.sheet === role);
  return cells.flatMap((edit) => {
    const columns = edit.kind === "setCells" ? edit.columns : [];
    return Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
      columns.map(({ values }) => values[row] ?? null),
    );
  });
}

/** The workbook as it stands after a run, changed by people, as the next run finds it. */
function recall(outcome: Outcome<Analysis>, change: (list: Grid) => void = () => undefined): Recalled {
  const own = (role: SheetRole): OwnSheet | undefined => {
    const grid = sheet(outcome, role);
    const written = grid?.[0]?.map(String) ?? [];
    if (grid && role === "accounts") change(grid);
    return grid && grid.length > 1 ? { table: tableFromRows(grid, role), written } : undefined;
  };
  const [accounts, kept] = [own("accounts"), own("kept")];
  return { ...(accounts ? { accounts } : {}), ...(kept ? { kept } : {}) };
}

/** Types into the cell of a customer in the column of a header. */
function type(list: Grid, customer: string, header: string, value: CellValue): void {
  const [headers = []] = list;
  const [who, where] = [headers.indexOf("Customer"), headers.indexOf(header)];
  const row = list.find((cells) => cells[who] === customer);
  if (!row || where < 0) throw new Error(`no ${customer} or no ${header}`);
  row[where] = value;
}

/** What stands in the cell of a customer. */
function cell(list: Grid | undefined, customer: string, header: string): CellValue | undefined {
  const [headers = []] = list ?? [];
  const row = list?.find((cells) => cells[headers.indexOf("Customer")] === customer);
  return row?.[headers.indexOf(header)];
}

function finalOf(outcome: Outcome<Analysis>): string {
  const [result] = outcome.value?.results ?? [];
  if (!result) return "";
  const { list, of } = finalClasses(result);
  return [...of].map((place) => classLabel(list[place] ?? { kind: "none" }, "en")).join(" ");
}

const byHand = (list: Grid): void => {
  type(list, "Di", "Set by hand", "A");
  type(list, "Di", "Reason", "strategic");
  type(list, "Di", "Author", "Li Na");
};

test("a class typed into the list holds on the next run, and on the one after", () => {
  const second = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), byHand));
  expect(finalOf(second)).toBe("A B C A");
  const list = sheet(second, "accounts");
  expect(["Set by hand", "Reason", "Author", "Since"].map((header) => cell(list, "Di", header))).toEqual([
    "A",
    "strategic",
    "Li Na",
    46_203,
  ]);
  const third = analyzeRows(ROWS, {}, recall(second));
  expect(finalOf(third)).toBe("A B C A");
  expect(sheet(third, "accounts")).toEqual(list);
});

/** The list after somebody renamed columns of it. */
const renamed =
  (...headers: readonly string[]) =>
  (list: Grid): void => {
    byHand(list);
    list[0] = (list[0] ?? []).map((header) => (headers.includes(String(header)) ? `Old ${String(header)}` : header));
  };

test("a list that no longer says whose its entries are stops the run", () => {
  const second = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), renamed("Customer", "Customer ID")));
  expect(second.value).toBeUndefined();
  expect(kinds(second)).toEqual(["listWithoutCustomers"]);
  expect(finalOf(analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), renamed("Customer"))))).toBe("A B C A");
});

test("a class set by hand in a line without a name is said without one", () => {
  const nameless = (list: Grid): void => {
    const [headers = []] = list;
    list.push(headers.map((header) => ({ "Set by hand": "A", Reason: "?" })[String(header)] ?? ""));
  };
  const { issues } = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), nameless));
  const gone = issues.find(({ kind }) => kind === "overridesChecked");
  expect(gone && describeIssue(gone, "en")).toBe(
    "1 class set by hand is for customers that are not in the data; kept, without effect.",
  );
  expect(gone && describeIssue(gone, "zh")).toBe("1 个手工类别的客户不在数据中；予以保留，不起作用。");
});

test.each([
  { about: "no reason", header: "Reason", value: "", state: "noReason" },
  { about: "no such class", header: "Set by hand", value: "Z", state: "unknownClass" },
  { about: "an end that has passed", header: "Until", value: 46_000, state: "expired" },
  { about: "an end that is no day", header: "Until", value: "soon", state: "unclearDay" },
  { about: "a day in one order or another", header: "Since", value: "1/2/2026", state: "unclearDay" },
])("with $about the system's class stands, and nothing typed is lost", ({ header, value, state }) => {
  const change = (list: Grid): void => {
    byHand(list);
    type(list, "Di", header, value);
  };
  const second = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), change));
  expect(finalOf(second)).toBe("A B C C");
  expect(second.issues).toContainEqual(
    expect.objectContaining({ kind: "overridesChecked", facts: { state, count: 1, customers: ["Di"] } }),
  );
  expect(cell(sheet(second, "accounts"), "Di", header)).toBe(value === "" ? "" : value);
  expect(cell(sheet(second, "accounts"), "Di", "Author")).toBe("Li Na");
});

test("a reason that was typed without a class stays, and sets none", () => {
  const change = (list: Grid): void => {
    type(list, "Di", "Reason", "strategic");
    type(list, "Di", "Since", "soon");
  };
  const second = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), change));
  expect(finalOf(second)).toBe("A B C C");
  const list = sheet(second, "accounts");
  expect(["Set by hand", "Reason", "Since"].map((header) => cell(list, "Di", header))).toEqual([
    "",
    "strategic",
    "soon",
  ]);
});

test.each(["2026/1/5", "5-Jan-2026", "2026年1月5日", 46_027])("the day %s becomes a day of the sheet", (typed) => {
  const change = (list: Grid): void => {
    byHand(list);
    type(list, "Di", "Since", typed);
  };
  const second = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), change));
  expect(cell(sheet(second, "accounts"), "Di", "Since")).toBe(46_027);
});

describe("of the policy and the list", () => {
  const policy = { overrides: [{ customer: "C3", class: "A", reason: "new plant", author: "Wu", date: "2026-01-05" }] };

  test.each([
    { about: "nobody touched the line", change: () => undefined, now: policy, final: "A B A C" },
    { about: "the policy no longer says it", change: () => undefined, now: {}, final: "A B C C" },
    {
      about: "the line was changed",
      change: (list: Grid) => type(list, "Cy", "Set by hand", "B"),
      now: policy,
      final: "A B B C",
    },
    {
      about: "the line was emptied",
      change: (list: Grid) => type(list, "Cy", "Set by hand", ""),
      now: policy,
      final: "A B C C",
    },
  ])("what was changed last counts: $about", ({ change, now, final }) => {
    const first = analyzeRows(ROWS, policy);
    expect(finalOf(analyzeRows(ROWS, now, recall(first, change)))).toBe(final);
  });
});

test("what the rows say of the owner is shown until somebody types another, and their word stays", () => {
  const first = analyzeRows(ROWS);
  const second = analyzeRows(
    ROWS,
    {},
    recall(first, (list) => type(list, "Ada", "Owner", "Zhao")),
  );
  expect(cell(sheet(second, "accounts"), "Ada", "Owner")).toBe("Zhao");
  const changed = ROWS.map((row) => row.map((value) => (value === "Wang" ? "Sun" : value)));
  const third = sheet(analyzeRows(changed, {}, recall(second)), "accounts");
  expect([cell(third, "Ada", "Owner"), cell(third, "Bob", "Owner")]).toEqual(["Zhao", "Sun"]);
});

test("columns that people add keep their cells, of whichever kind, with their customers", () => {
  const add = (list: Grid): void => {
    const own: CellValue[] = ["Gift", "wine", true, 12.5, null];
    list.forEach((row, i) => row.splice(2, 0, own[i] ?? null));
    list.splice(1, 4, ...list.slice(1).reverse());
  };
  const second = sheet(analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), add)), "accounts");
  expect(["Ada", "Bob", "Cy", "Di"].map((name) => cell(second, name, "Gift"))).toEqual(["wine", true, 12.5, null]);
});

test("a column of theirs whose name KA takes up gets a number", () => {
  const add = (list: Grid): void =>
    list.forEach((row, i) => row.push(i === 0 ? `Class (${TEXTS.en.methods.pareto})` : "theirs"));
  const methods = [{ id: "abc" }, { id: "pareto" }];
  const second = sheet(analyzeRows(ROWS, { methods }, recall(analyzeRows(ROWS), add)), "accounts");
  const header = `Class (${TEXTS.en.methods.pareto})`;
  expect([header, `${header} (2)`].map((name) => cell(second, "Ada", name))).toEqual(["Vital few", "theirs"]);
});

test("the entries of a customer that is gone are kept, said, and come back with it", () => {
  const first = analyzeRows(ROWS);
  const without = analyzeRows(ROWS.slice(0, 4), {}, recall(first, byHand));
  expect(kinds(without)).toContain("typedKept");
  expect(cell(sheet(without, "kept"), "Di", "Reason")).toBe("strategic");
  expect(sheet(without, "accounts")?.length).toBe(4);
  const back = analyzeRows(ROWS, {}, recall(without));
  expect(finalOf(back)).toBe("A B C A");
  expect(cell(sheet(back, "kept"), "Di", "Reason")).toBeUndefined();
});

test("of two lines of one customer the first counts and the other is kept", () => {
  const twice = (list: Grid): void => {
    byHand(list);
    const copy = [...(list.at(-1) ?? [])];
    list.push(copy);
    const reason = list[0]?.indexOf("Reason") ?? -1;
    copy[reason] = "another";
  };
  const second = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), twice));
  expect(kinds(second)).toContain("typedTwice");
  expect(cell(sheet(second, "accounts"), "Di", "Reason")).toBe("strategic");
  expect(cell(sheet(second, "kept"), "Di", "Reason")).toBe("another");
});

test("all that was typed is written elsewhere before the list is emptied", () => {
  const { value } = analyzeRows(ROWS, {}, recall(analyzeRows(ROWS), byHand));
  const edits = value?.plan.edits ?? [];
  const emptied = edits.findIndex((edit) => edit.kind === "clearSheet" && edit.sheet === "accounts");
  const safe = edits.slice(0, emptied).filter((edit) => edit.kind === "setCells" && edit.sheet === "kept");
  expect(JSON.stringify(safe)).toContain("strategic");
});

test("who never typed anything has no sheet of kept entries", () => {
  expect(sheet(analyzeRows(ROWS, {}, recall(analyzeRows(ROWS))), "kept")).toBeUndefined();
});

/** The workbook after LibreOffice has saved it: what KA noted of its columns is gone. */
function recallUnnoted(outcome: Outcome<Analysis>, change?: (list: Grid) => void): Recalled {
  const { accounts } = recall(outcome, change);
  return accounts ? { accounts: { table: accounts.table } } : {};
}

const addColumn =
  (header: string) =>
  (list: Grid): void =>
    list.forEach((row, place) => row.push(place === 0 ? header : `mine ${String(place)}`));

describe("where what KA noted of its columns is gone", () => {
  const DATED = [["Customer", "Amount", "Date"], ...[1, 2, 3].map((n) => [`C${String(n)}`, n * 100, 45_000 + n])];
  const methods = [{ id: "abc" }, { id: "lifecycle" }, { id: "percentile", name: "House" }, { id: "rfm" }];

  test.each(["en", "zh"] as const)("every column of several methods is known as KA's in %s", (language) => {
    const first = analyzeRows(DATED, { language, methods });
    const before = sheet(first, "accounts")?.[0];
    expect(before?.length).toBeGreaterThan(25);
    const again = analyzeRows(DATED, { language, methods }, recallUnnoted(first));
    expect(sheet(again, "accounts")?.[0]).toEqual(before);
  });

  test.each(["Remark", "Potential", "Why (guess)", "Class (2024)", "Visit (Lifecycle)"])(
    "a column %s that somebody added stays, with what is in it",
    (header) => {
      const first = analyzeRows(DATED, { methods });
      const list = sheet(analyzeRows(DATED, { methods }, recallUnnoted(first, addColumn(header))), "accounts");
      expect(list?.[0]?.at(-1)).toBe(header);
      expect(cell(list, "C3", header)).toBe("mine 1");
    },
  );
});
