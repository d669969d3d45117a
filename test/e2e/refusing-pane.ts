import type { Language } from "../../src/core/policy";
import type { BrowserRealm } from "../host/browser";
import type { Content } from "../host/store";
import type { Deed } from "./refusing-page";

export const SALES: readonly (readonly Content[])[] = [
  ["Customer", "Amount"],
  ["Ann", 90],
  ["Bob", 8],
  ["Cid", 2],
];

/** The buttons that lead on. */
export const NAMES = {
  en: {
    ...{ read: "Read again", write: "Write to workbook", cancel: "Cancel", finish: "Finish" },
    ...{ back: "Bring back what was there", writes: /^Writes / },
  },
  zh: {
    ...{ read: "重新读取", write: "写入工作簿", cancel: "取消", finish: "完成" },
    ...{ back: "恢复之前的内容", writes: /^将写入 / },
  },
} as const;

const RESULT = { en: /customers? \(.*\) brings? 80% of the amount/, zh: /个客户中/ } as const;
const WRITTEN = { en: /^Written: /, zh: /^已写入：/ } as const;

/** The pane in a page, and what a person does and sees in it. */
export async function openPane(realm: BrowserRealm, rows: readonly (readonly Content[])[], language: Language) {
  await realm.call("open", rows, language);
  const { page } = realm;
  return {
    call: (name: string, ...args: readonly unknown[]) => realm.call(name, ...args),
    happen: (deed: Deed) => realm.call("happen", deed),
    /** Waits for a bar that says it. */
    says: (sentence: RegExp) => page.locator(".fui-MessageBar").filter({ hasText: sentence }).first().waitFor(),
    press: (name: string | RegExp) => page.getByRole("button", { name }).first().click(),
    result: () => page.getByText(RESULT[language]).first().waitFor(),
    written: () => page.locator("footer").getByText(WRITTEN[language]).waitFor(),
    waitFor: (text: RegExp) => page.getByText(text).first().waitFor(),
  };
}
