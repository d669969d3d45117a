import type { Words } from "../en";

/** Chinese of writing, taking back, freezing. */
export const write: Pick<Words, "write" | "takeBack" | "freeze"> = {
  write: {
    action: "写入工作簿",
    unfinished: "上面有内容尚未填完或有误。请补全、更正或删除后再写入。",
    cancel: "取消",
    done: "已写入工作表“{{accounts}}”和“{{summary}}”。",
    doneAlso: "已写入工作表“{{accounts}}”和“{{summary}}”，以及{{also}}。",
    comma: "、",
    unchanged: "已核对，没有变化：内容已在工作簿中，未写入任何内容。",
    stage: {
      reading: "正在重新读取数据",
      calculating: "正在计算",
      writing: "正在写入",
      cancelling: "正在取消",
    },
  },
  takeBack: {
    unfinished: "KA 上次写入中途停止，或此刻有人正在写入。KA 的工作表可能只有部分结果。",
    finish: "完成",
    bringBack: "恢复之前的内容",
    title: "撤销与移除",
    revert: "撤销上次写入…",
    revertAbout: "KA 的工作表将恢复为上次写入之前的内容，此后在其中填写的内容会丢失。上次新增的工作表也要删除吗？",
    revertRemoving: "撤销并删除新增的工作表",
    revertKeeping: "撤销，保留新增的工作表",
    remove: "从工作簿中移除 KA…",
    removeAbout: "KA 的工作表（连同在其中填写的内容）、名称和设置都会删除，Excel 无法撤销。您自己的工作表保持原样。",
    removeNow: "移除",
    removeOnly: "只移除 KA",
    removeSample: "移除 KA 和“{{sheet}}”",
    formulas: "恢复公式…",
    formulasAbout:
      "上次转为数值的公式将恢复（单元格此后未被改动的），KA 日志中的相应记录会删除；上次写入的结果保持不变。",
    not: "取消",
  },
  freeze: {
    title: "分享给没有 KA 的同事",
    about: "没有安装 KA 的人打开这个工作簿时，=KA.TIER(…) 之类的公式会显示 #NAME?。可以把它们转为当前显示的数值。",
    ask: "公式转为数值…",
    looking: "正在查找 KA 公式",
    running: "正在把公式转为数值",
    asks_other: "{{number}} 个 KA 公式单元格将转为数值，并登记在“KA 日志”中：",
    on_other: "“{{sheet}}”：{{number}} 个",
    now: "转为数值",
    back: "恢复公式",
  },
};
