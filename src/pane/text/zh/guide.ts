import type { WordsOf } from "../en";
import type { guide as english } from "../en/guide";

/** Chinese of what explains: the page that helps, and the button beside a figure. */
export const guide: WordsOf<typeof english> = {
  meaning: { ask: "这是什么意思？", of: "这是什么意思？{{title}}" },
  guide: {
    search: "查找方法或指标",
    searchHint: "例如 ABC、占比、流失",
    clear: "清除搜索",
    nothing: "没有包含这些字的条目，请换个短一些的词。",
    found_other: "找到 {{number}} 条",
    methods: "分类方法",
    figures: "窗格中的指标",
    keys: "键盘操作",
    keyNames: {
      f6: "F6 键",
      tabs: "← → 键",
      tab: "Tab、Shift+Tab 键",
      enter: "Enter、空格键",
      escape: "Esc 键",
      arrows: "↑ ↓ 键",
    },
    keyUses: {
      f6: "在工作表与窗格之间切换",
      tabs: "焦点在页面标签上时，在各页之间移动，按 Enter 显示",
      tab: "移到下一个或上一个控件",
      enter: "按下按钮，展开一行，打开“这是什么意思？”",
      escape: "关闭说明或列表，或对提问回答“否”",
      arrows: "在列表中选择",
    },
    privacy: "数据去向",
    privacyAbout:
      "您的数据不会离开工作簿：KA 在本机的这个窗格中计算，不向任何服务器发送数据。设置和结果保存在工作簿中，您的姓名只保存在本机。",
    privacyWrites: "KA 只写入自己的工作表；只有在您要求时，才在数据旁写入类别列。“撤销上次写入”可恢复写入之前的内容。",
    formulas: "KA 公式逐一说明（附示例）",
    version: "KA 版本 {{version}}",
  },
};
