import type { WordsOf } from "../en";
import type { quality as en } from "../en/quality";

/** Chinese of the quality of the rows. */
export const quality: WordsOf<typeof en> = {
  quality: {
    used: "{{read}} 行中采用 {{used}} 行",
    allUsed: "{{read}} 行全部采用",
    money: "剔除金额 {{amount}}，占全部金额的 {{share}}",
    noMoney: "没有剔除任何金额",
    unknown_other: "{{number}} 行的金额无法读取",
    notKnown: "未知",
    rows_other: "{{number}} 行",
    show: "显示第 {{row}} 行",
    showOf: "{{show}}：{{of}}",
    showExample: "在表中查看",
    noticed: "读取时发现的问题",
    special_other: "有 {{number}} 处按特殊方式读取",
    period: "数据日期从 {{from}} 到 {{to}}",
  },
};
