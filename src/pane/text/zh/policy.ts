import type { Words } from "../en";

/** Chinese of the policy and who works with it. */
export const policy: Pick<Words, "policy"> = {
  policy: {
    title: "策略与操作人",
    author: "操作人",
    authorAbout: "按您填写的内容记入“KA 日志”以及新的手工指定类别旁。仅保存在本机；不能证明实际是谁操作。",
    export: "导出策略",
    exported: "已保存为 {{name}}。如果没有下载，请将以下文字复制到同名文件中：",
    import: "导入策略…",
    changed: "工作簿的策略已被改动，而此处还有尚未写入的设置。以哪一个为准？",
    takeWorkbook: "以工作簿的策略为准",
    takePane: "以我的设置为准",
  },
};
