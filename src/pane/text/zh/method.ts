import type { Words } from "../en";

/** Chinese of methods and their forms. */
export const method: Pick<Words, "method" | "choice" | "settings"> = {
  method: {
    title: "方法",
    incomplete: "尚未填完",
    classes: "类别",
    notANumber: "请输入数字，例如 80。",
    unclearNumber: "“{{typed}}”可以有两种读法。请按此处 Excel 的写法，用“{{decimal}}”作小数点，例如 {{example}}。",
  },
  choice: { enter: "按 Enter 应用，按 Esc 恢复原来的选择。" },
  settings: {
    some: "{{name}}（{{found}}）",
    overrides: "手工指定类别",
    leaveOut: "剔除某些月份或订单",
    attributes: "在清单中显示更多列",
    criteria: "可用于评价的其他列",
  },
};
