import type { WordsOf } from "../en";
import type { writing as en } from "../en/writing";

/** Chinese of what writing will do, does and did. */
export const writing: WordsOf<typeof en> = {
  foreseen: {
    writes_other: "将写入 {{accounts}}（{{number}} 个客户）和 {{summary}}，另有 {{more}} 张工作表",
    beside: "{{sheets}}，以及数据旁的类别列",
    added_other: "新增 {{number}} 张工作表，其他内容不变。",
    replaced_other: "更新 {{number}} 张工作表，其他内容不变。",
    both: "新增 {{added}} 张、更新 {{replaced}} 张，其他内容不变。",
    kept: "在 KA 工作表中填写的内容和自行添加的列都会保留。",
    always: "必写内容",
    further: "另外写入",
    new: "新增",
    replacedState: "更新",
    standing: "工作簿中已有，因此一并更新",
    nothingToCompare: "第二次写入起才有可对比的结果",
    columns: "数据旁 {{number}} 列",
  },
  progress: {
    step: "第 {{step}} 步，共 {{steps}} 步：{{stage}}",
    rows: "{{done}} / {{total}} 行",
    cells: "{{done}} / {{total}} 个单元格",
    moments: "只剩几秒",
    seconds: "大约还需 {{number}} 秒",
    minutes_other: "大约还需 {{number}} 分钟",
    momentsOfStep: "这一步只剩几秒",
    secondsOfStep: "这一步大约还需 {{number}} 秒",
    minutesOfStep_other: "这一步大约还需 {{number}} 分钟",
  },
  written: {
    done_other: "已写入：{{number}} 个客户。",
    sheets: "查看写入的工作表",
    revert: "撤销写入…",
  },
  checked: {
    title_other: "{{number}} 项核对全部通过",
    rows: "没有漏行：共 {{read}} 行，其中 {{used}} 行计入，{{left}} 行剔除。",
    amounts: "没有漏掉金额：客户金额加剔除金额，等于读取的全部金额。",
    customers_other: "{{number}} 个客户各归入且只归入一个类别。",
    classAmounts: "各类别金额之和等于总额。",
    shares: "占比合计为 100%。",
    facts: "各月金额之和等于总额。",
    sameRows: "写入前重新读取了数据，写入的内容与工作表一致。",
    readBack: "KA 写入的每个单元格都已重新读取核对，准确无误。",
  },
};
