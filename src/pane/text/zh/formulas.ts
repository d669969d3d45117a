import type { WordsOf } from "../en";
import type { formulas as english } from "../en/formulas";

/** Chinese of the page of formulas. */
export const formulas: WordsOf<typeof english> = {
  formulas: {
    about: "用 =KA.TIER(…) 等公式计算类别、占比和指标，数据变动时自动重算。",
    toList: "所有公式",
    listing: "正在读取公式列表",
    notListed: "暂时无法读取公式列表。请关闭本页后重新打开。",
    choose: "插入…",
    chooseNamed: "插入 {{name}}…",
    help: "帮助和示例",
    columnsOf: "“{{sheet}}”上的数据列：",
    noColumns: "没有选中数据。请选中带标题的数据后点“使用选中的数据”，或在下方直接输入公式。",
    takeColumns: "使用选中的数据",
    optional: "{{name}}（可省略）",
    chooseColumn: "请选择列",
    leftOut: "省略",
    formula: "公式",
    formulaHint: "将按此插入，可以在这里修改。",
    where: "请先在 Excel 中选中结果的第一个单元格，再插入。",
    insert: "插入到选中位置",
    insertRows: "逐行插入公式",
    insertValues: "插入为数值",
    inserting: "正在插入",
    takeOut: "撤回",
    examples: "示例",
    filled: {
      title: "逐行填充的公式",
      about:
        "带有大区域的公式逐行填充时很慢，甚至会被拒绝。改用一个公式处理所有行，或让每一行查一个小的分界表，结果相同，一次就能算完。",
      look: "查找",
      block_other: "{{where}}：{{number}} 个单元格",
      as: {
        one: "合并为一个公式",
        cutOffs: "改为查分界表",
        values: "转为数值",
      },
      named: {
        one: "把 {{where}} 合并为一个公式",
        cutOffs: "把 {{where}} 改为查分界表",
        values: "把 {{where}} 转为数值",
      },
      rewriting: "正在替换公式",
    },
    startUp: {
      title: "打开此工作簿时",
      load: "随此工作簿一起加载 KA",
      about: "这样不打开窗格，公式也能计算。此选择保存在工作簿里；没有安装 KA 的同事打开时，Excel 可能提示缺少加载项。",
      offer: "只有加载了 KA，公式才会计算；目前要等有人打开窗格时才加载。",
    },
  },
};
