/** @jest-environment jsdom */
import { act, screen, waitFor } from "@testing-library/react";
import { MemoryWorkbook, SALES } from "./memory-workbook";
import { open, user } from "./pane-page";

const AT = "2026-11-22T10:30:00.000Z";
const RESULT = { source: { at: AT, place: { kind: "range", sheet: "Sales", address: "A1:D8" } } } as const;

function workbookWithResult(): MemoryWorkbook {
  const workbook = new MemoryWorkbook({ Other: [["a", "b"]], Sales: SALES });
  workbook.last = { ...RESULT, revertible: AT };
  return workbook;
}

test("rows that are edited make the result stale, and one click refreshes it with the rows of the result", async () => {
  const { workbook, pane } = await open({ workbook: workbookWithResult() });
  await waitFor(() => expect(workbook.sourceListener).toBeDefined());
  act(() => workbook.sourceListener?.({ at: AT, rows: 1, by: "here", what: "rows" }));
  act(() => workbook.sourceListener?.({ at: "2026-11-22T10:31:00.000Z", rows: 3, by: "others", what: "rows" }));
  expect(
    await screen.findByText(/^Stale since .*: 3 rows of the data were edited, some of them by somebody else/),
  ).toBeTruthy();
  expect(workbook.plans).toHaveLength(0);
  await user.click(await screen.findByRole("button", { name: "Refresh" }));
  expect(await screen.findAllByText(/^Written to the sheets/)).toBeTruthy();
  expect(workbook.plans).toHaveLength(1);
  expect(workbook.abouts[0]?.basis?.request.source).toMatchObject({ sheet: "Sales" });
  expect(workbook.abouts[0]?.basis?.kept).toMatchObject({ rows: 7, headRows: 1 });
  expect(pane.state().live.stale).toBeUndefined();
  expect(screen.queryByText(/^Stale/)).toBeNull();
});

test("what changed while nobody watched is said when the workbook is opened, in the pane's language", async () => {
  const workbook = workbookWithResult();
  workbook.sourceState = { kind: "changed", rows: 2 };
  await open({ workbook, language: "zh" });
  expect(await screen.findByText(/^结果已过时：.*至少有 2 行数据有变动/)).toBeTruthy();
});

test("rows that are gone cannot be refreshed", async () => {
  const workbook = workbookWithResult();
  workbook.last = { source: { at: AT, place: "gone" } };
  const { pane } = await open({ workbook });
  expect(await screen.findByText(/^The rows of this result are gone/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Refresh" })).toBeNull();
  act(() => pane.send({ kind: "refreshAsked" }));
  expect(await screen.findByText(/Select the rows to classify/)).toBeTruthy();
});

test("a refresh that needs an answer stops and says so", async () => {
  const workbook = new MemoryWorkbook({ Sales: [["Name"], ["Alder"]] });
  const { pane } = await open({ workbook });
  act(() => pane.send({ kind: "refreshAsked" }));
  expect(await screen.findByText(/^Not refreshed yet/)).toBeTruthy();
  expect(workbook.plans).toHaveLength(0);
});

test.each([
  { about: "a name", texts: ["alder"], name: "Alder" },
  { about: "a line whose id is unknown and whose name is known", texts: ["C9", "Birch"], name: "Birch" },
])("Explain selected customer brings the card of the customer: $about", async ({ texts, name }) => {
  const workbook = workbookWithResult();
  workbook.pointing = { where: "Sales!A2", texts };
  const { pane } = await open({ workbook });
  act(() => pane.send({ kind: "explainAsked" }));
  expect(pane.state().tab).toBe("customer");
  expect(await screen.findByRole("region", { name })).toBeTruthy();
  expect(await screen.findByText(`Card of ${name}`)).toBeTruthy();
});

test.each([
  { about: "nobody", texts: ["Ald"], says: /“Ald” in Sales!A2 is not a customer of these rows. Did you mean Alder\?/ },
  { about: "an empty cell", texts: [], says: /^There is no name in Sales!A2/ },
])("Explain selected customer says on the page of customers that there is none: $about", async ({ texts, says }) => {
  const workbook = workbookWithResult();
  workbook.pointing = { where: "Sales!A2", texts: ["alder"] };
  const { pane } = await open({ workbook });
  act(() => pane.send({ kind: "explainAsked" }));
  await screen.findByRole("region", { name: "Alder" });
  workbook.pointing = { where: "Sales!A2", texts };
  act(() => pane.send({ kind: "explainAsked" }));
  expect(await screen.findByText(says)).toBeTruthy();
  // The card of before would pass for that of the customer that was asked for.
  expect(screen.queryByRole("region", { name: "Alder" })).toBeNull();
  expect(pane.state().tab).toBe("customer");
});

test("Explain selected customer says where the rows of the result are gone, or no rows can be classified", async () => {
  const gone = workbookWithResult();
  gone.last = { source: { at: AT, place: "gone" } };
  gone.pointing = { where: "Sales!A2", texts: ["alder"] };
  const { pane } = await open({ workbook: gone });
  act(() => pane.send({ kind: "explainAsked" }));
  expect(await screen.findByText(/^The rows that the result was made of are gone/)).toBeTruthy();
  expect(pane.state().live.issues).toHaveLength(0);
});

test("the ribbon's Revert asks the question that the pane asks, and says where there is nothing to revert", async () => {
  const workbook = workbookWithResult();
  const { pane } = await open({ workbook });
  act(() => pane.send({ kind: "revertAsked" }));
  await user.click(await screen.findByRole("button", { name: "Revert, keep added sheets" }));
  await waitFor(() => expect(workbook.takenBack).toEqual(["keep"]));
  act(() => pane.send({ kind: "revertAsked" }));
  expect(await screen.findByText(/^There is no run of KA's/)).toBeTruthy();
});
