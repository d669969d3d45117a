import type { Language } from "../../src/core/policy";
import type { Content } from "../host/store";
import { NAMES, SALES, paneOpener } from "./refusing-pane";

/** What comes in between while KA works: the pane says it, says what to do, and goes on; the result of before is whole or comes back whole. */

const openPane = paneOpener();

async function open(language: Language, rows: readonly (readonly Content[])[] = SALES) {
  const pane = await openPane(rows, language);
  await pane.result();
  return pane;
}

/** A pane over a result, whose rows changed since. */
async function openStale(language: Language) {
  const pane = await open(language);
  await pane.press(NAMES[language].write);
  await pane.written();
  await pane.happen("editRow");
  return { pane, before: await pane.call("shown") };
}

describe.each(["en", "zh"] as const)("%s", (language) => {
  const isEnglish = language === "en";
  const { write, cancel, finish, back, read } = NAMES[language];

  test("cancelled in the middle of the cells: the old result is whole, and a run after it writes", async () => {
    const { pane, before } = await openStale(language);
    await pane.call("hold");
    await pane.press(write);
    await pane.waitFor(isEnglish ? /^Step 3 of 3: Writing/ : /^第 3 步，共 3 步：正在写入/);
    await pane.press(cancel);
    await pane.waitFor(isEnglish ? /^Cancelling/ : /^正在取消/);
    await pane.call("release");
    await pane.says(isEnglish ? /^Cancelled\. Nothing was written/ : /^已取消，没有写入任何内容/);
    expect(await pane.call("shown")).toBe(before);
    await pane.press(write);
    await pane.written();
    expect(await pane.call("shown")).not.toBe(before);
  });

  test("somebody else edits a row before the first cell: nothing is written, and a run after it writes", async () => {
    const pane = await open(language);
    await pane.call("happenWhile", "editRow", "calculated");
    await pane.press(write);
    await pane.says(
      isEnglish ? /^The rows changed while KA was calculating.*write again/ : /^计算期间数据行有变动.*再写入/,
    );
    expect(await pane.call("sheetNames")).toEqual(["Sales"]);
    await pane.press(read);
    await pane.result();
    await pane.press(write);
    await pane.written();
  });

  test("somebody else edits a row among the cells: the result is of the rows before, and says that it is stale", async () => {
    const pane = await open(language);
    await pane.call("happenWhile", "editRow", "cells");
    await pane.press(write);
    await pane.written();
    await pane.says(isEnglish ? /^Stale/ : /^结果已过时|过时/);
  });

  test("the sheet of the rows is deleted: the pane says where to go on", async () => {
    const pane = await open(language);
    await pane.happen("addSheet");
    await pane.happen("deleteSales");
    await pane.press(write);
    await pane.says(isEnglish ? /are gone.*Select the rows to classify/ : /已不存在。请选中要分级的数据行/);
    expect(await pane.call("sheetNames")).toEqual(["Other"]);
    await pane.happen("selectOther");
    await pane.waitFor(/^Other!A1:B3$/);
    await pane.result();
    await pane.press(write);
    await pane.written();
  });

  test("the workbook is closed, or the connection to it lost: said, and nothing is left to wait for", async () => {
    const pane = await open(language);
    await pane.call("fail", 5012);
    await pane.press(write);
    await pane.says(isEnglish ? /Reload the workbook, then run KA again/ : /请重新打开工作簿后再运行 KA/);
    await pane.call("start", language);
    await pane.says(isEnglish ? /^KA's last run was broken off/ : /^KA 上次写入中途停止/);
    await pane.press(back);
    await pane.says(isEnglish ? /again as they were before/ : /已恢复为之前的内容/);
    expect(await pane.call("sheetNames")).toEqual(["Sales"]);
  });

  test.each(["finish", "bring back"] as const)(
    "Excel stops answering, and the pane is opened anew: %s",
    async (choice) => {
      const { pane, before } = await openStale(language);
      await pane.call("fail", "silence");
      await pane.press(write);
      await pane.says(isEnglish ? /not answered for a minute.*open KA again/ : /一分钟没有响应.*重新打开/);
      await pane.call("start", language);
      await pane.says(isEnglish ? /^KA's last run was broken off/ : /^KA 上次写入中途停止/);
      await pane.result();
      await pane.press(choice === "finish" ? finish : back);
      if (choice === "finish") await pane.written();
      else {
        await pane.says(isEnglish ? /again as they were before/ : /已恢复为之前的内容/);
        expect(await pane.call("shown")).toBe(before);
      }
    },
  );
});
