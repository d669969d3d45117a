import type { Language } from "../../src/core/policy";
import type { Content } from "../host/store";
import type { Deed } from "./refusing-page";
import { NAMES, SALES, paneOpener } from "./refusing-pane";

/** The most frequent refusals and faults as a person meets them in the pane: the sentence with the next step, in both languages, and the way on. */

const open = paneOpener();

interface Refused {
  readonly about: string;
  readonly rows: readonly (readonly Content[])[];
  readonly en: RegExp;
  readonly zh: RegExp;
  /** What the person does then: answers by a button, or corrects the rows and reads again. */
  readonly then: { readonly press: { readonly [L in Language]: string } } | { readonly rows: typeof SALES };
}

const REFUSED: readonly Refused[] = [
  {
    about: "an empty sheet",
    rows: [],
    en: /^There is nothing in .* Choose the sales rows with their header row/,
    zh: /中没有内容。请连同标题行选择销售数据/,
    then: { rows: SALES },
  },
  {
    about: "headers only",
    rows: [["Customer", "Amount"]],
    en: /no rows below it\. Choose the header row together with the sales rows/,
    zh: /请选择标题行连同下面的销售数据/,
    then: { rows: SALES },
  },
  {
    about: "no column of amounts",
    rows: [
      ["Customer", "City"],
      ["Ann", "Rome"],
    ],
    en: /^No column of .* holds amounts as numbers\. Choose the amount/,
    zh: /没有数字形式的金额列。请从以下列中选择/,
    then: { rows: SALES },
  },
  {
    about: "amounts that can be read in two ways",
    rows: [
      ["Customer", "Amount"],
      ["Ann", "1.234"],
      ["Bob", "2.500"],
    ],
    en: /can be read in two ways.*KA does not guess/,
    zh: /有两种读法.*请指明小数用点还是逗号/,
    then: { press: { en: "1,234.56 (decimal point)", zh: "1,234.56（点为小数点）" } },
  },
  {
    about: "several currencies",
    rows: [
      ["Customer", "Amount"],
      ["Ann", "EUR 120.50"],
      ["Bob", "USD 80.25"],
      ["Cid", "EUR 10.75"],
    ],
    en: /several currencies.*Choose the one to classify by/,
    zh: /有多种货币.*请选择按哪一种分类/,
    then: { press: { en: "Only EUR", zh: "只计 EUR" } },
  },
  {
    about: "error cells only",
    rows: [
      ["Customer", "Amount"],
      ["Ann", { error: "#DIV/0!" }],
      ["Bob", { error: "#N/A" }],
    ],
    en: /^All 2 rows were left out .*Correct the formulas behind the amounts/,
    zh: /2 行全部被剔除.*请更正金额列中的公式/,
    then: { rows: SALES },
  },
  {
    about: "ids of which the last digits are lost",
    rows: [
      ["Customer id", "Amount"],
      [6222021234567890000, 90],
      [6222021234567880000, 8],
    ],
    en: /16 digits or more.*Import the ids again as text/,
    zh: /达到或超过 16 位.*请把编号按文本重新导入/,
    then: { rows: [["Customer id", "Amount"], ...SALES.slice(1)] },
  },
  {
    about: "amounts that are all zero",
    rows: [
      ["Customer", "Amount"],
      ["Ann", 0],
      ["Bob", 0],
    ],
    en: /nothing to share out\. Check the amount column and its sign/,
    zh: /无法计算占比。请检查金额列及其正负号/,
    then: { rows: SALES },
  },
];

describe.each(["en", "zh"] as const)("%s: rows that cannot be classified", (language) => {
  test.each(REFUSED)("$about", async ({ rows, then, ...says }) => {
    const pane = await open(rows, language);
    await pane.says(says[language]);
    if ("press" in then) await pane.press(then.press[language]);
    else {
      await pane.call("fill", then.rows);
      await pane.press(NAMES[language].read);
    }
    await pane.result();
    await pane.press(NAMES[language].write);
    await pane.written();
  });
});

describe.each(["en", "zh"] as const)("%s: what forbids to write is said, and once it is gone KA writes", (language) => {
  const { write } = NAMES[language];

  test.each<{ about: string; spoil: Deed; mend: Deed; en: RegExp; zh: RegExp }>([
    {
      ...{ about: "the structure is protected", spoil: "protectStructure", mend: "freeStructure" },
      ...{ en: /Review > Protect Workbook/, zh: /审阅 > 保护工作簿/ },
    },
    {
      ...{ about: "a cell is being edited", spoil: "beginEdit", mend: "endEdit" },
      ...{ en: /Press Enter or Esc in the sheet, then try again/, zh: /按 Enter 或 Esc 后重试/ },
    },
  ])("$about", async ({ spoil, mend, ...says }) => {
    const pane = await open(SALES, language);
    await pane.result();
    await pane.happen(spoil);
    await pane.press(write);
    await pane.says(says[language]);
    await pane.happen(mend);
    await pane.press(write);
    await pane.written();
  });

  test("KA's own sheet is protected", async () => {
    const pane = await open(SALES, language);
    await pane.result();
    await pane.press(write);
    await pane.written();
    await pane.happen("protectAccounts");
    await pane.happen("editRow");
    await pane.press(write);
    await pane.says(language === "en" ? /Review > Unprotect Sheet/ : /审阅 > 撤销工作表保护/);
    await pane.happen("freeAccounts");
    await pane.press(write);
    await pane.written();
  });

  test("a sheet of the user's that is called like KA's is left alone: said before and after", async () => {
    const pane = await open(SALES, language);
    await pane.result();
    await pane.happen("addForeignSheet");
    await pane.press(NAMES[language].writes);
    await pane.waitFor(language === "en" ? /^Writes KA Accounts \(2\)/ : /^将写入 KA 大客户清单 \(2\)/);
    await pane.press(write);
    await pane.says(
      language === "en" ? /is not KA's\. It is left alone/ : /不属于 KA 的工作表“KA 大客户清单”，予以保留/,
    );
    await pane.written();
  });
});
