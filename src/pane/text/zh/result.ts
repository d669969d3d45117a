import type { Words } from "../en";

/** Chinese of classes, customers, a result that is stale. */
export const result: Pick<Words, "result" | "live"> = {
  result: {
    title: "结果",
    waiting: "分类结果将显示在这里。",
  },
  live: {
    edited_other: "{{since}} 起结果已过时：有 {{number}} 行数据被修改。",
    editedByOthers_other: "{{since}} 起结果已过时：有 {{number}} 行数据被修改，其中有他人的修改。",
    found_other: "结果已过时：自写入结果（{{at}}）以来，至少有 {{number}} 行数据有变动。",
    gone: "结果所依据的数据行或其工作表已不存在，KA 工作表上的内容无法刷新。",
    refresh: "刷新",
  },
};
