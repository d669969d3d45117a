import type { Words } from "../en";

/** Chinese of the first screen and of the page that helps. */
export const help: Pick<Words, "welcome" | "places"> = {
  welcome: {
    title: "哪些客户最重要？",
    about:
      "KA 按客户汇总销售数据，把客户分为 A、B、C 等类别，说明每个客户为何归入该类，并将清单写入工作簿；您自己的单元格保持原样。",
    sample: "用示例数据试用",
    selection: "使用我的选区",
    sampleAbout: "示例数据放在单独的工作表中，可随时删除。",
    adding: "正在添加示例数据",
    remove: "删除“{{sheet}}”",
  },
  places: {
    title: "表格和命名区域",
    listing: "正在查找表格和名称",
    none: "此工作簿没有表格，也没有命名区域。请在工作表中选中数据。",
    table: "“{{sheet}}”上的表格",
    name: "“{{sheet}}”上的名称",
  },
};
