import type { Words } from "../en";

/** Chinese of the frame: its name, what is under way. */
export const frame: Pick<Words, "pane" | "tabs" | "languages" | "status"> = {
  pane: {
    name: "大客户分析",
    language: "语言",
    broken: "KA 出现内部错误，已停止，以免写入错误的结果。您的工作表没有改动；请关闭窗格后重新打开。",
  },
  tabs: {
    list: "页面",
    classify: "分类",
    customer: "客户",
    watch: "关注",
    policy: "策略",
    formulas: "公式",
    help: "帮助",
    headings: {
      classify: "客户分类",
      customer: "客户",
      watch: "需要关注的客户",
      policy: "策略与共享",
      formulas: "公式",
      help: "帮助",
    },
    empty: {
      customer: "完成客户分类后，可在此查看单个客户。",
      watch: "完成客户分类后，需要关注的客户将列在此处。",
    },
  },
  languages: { en: "English", zh: "中文" },
  status: {
    loading: "正在打开",
    looking: "正在查看选区",
    reading: "正在读取数据",
    gathering: "正在汇总客户",
    classifying: "正在分类",
    progress: "{{done}} / {{total}} 行",
    ready_other: "预览已就绪：{{number}} 个客户。",
  },
};
