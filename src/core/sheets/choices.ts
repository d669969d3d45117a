import type { Edit, ListColumn } from "../plan";
import type { Report } from "../report";
import { classCells } from "./summary";
import { LIST_WORDS } from "../text/lists";
import { TEXTS } from "../text/text";

/** What is offered in the account list where people type: the classes of the leading method, and days. */
export function layOutChoices(columns: readonly ListColumn[], report: Report, rows: number): Edit[] {
  const { language } = report.policy;
  const { headers } = TEXTS[language];
  const { askClass, askDay } = LIST_WORDS[language];
  const blockOf = (header: string) => {
    const column = columns.findIndex((own) => own.header === header);
    return column < 0 ? [] : [{ row: 1, column, rows, columns: 1 }];
  };
  const classes = classCells(report);
  const lists = (classes ? [classes] : []).flatMap((from) =>
    blockOf(headers.override).map((block): Edit => ({
      ...({ kind: "setChoices", sheet: "accounts", block, asks: askClass } as const),
      choices: { kind: "list", from: { sheet: "summary", block: from } },
    })),
  );
  const days = [headers.since, headers.until].flatMap(blockOf).map((block): Edit => ({
    ...({ kind: "setChoices", sheet: "accounts", block, asks: askDay } as const),
    choices: { kind: "day" },
  }));
  return [...lists, ...days];
}
