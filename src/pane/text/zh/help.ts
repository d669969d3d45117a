import type { Words } from "../en";

/** Chinese of the first screen and of the page that helps. */
export const help: Pick<Words, "help"> = {
  help: {
    what: "KA 的用途",
    whatAbout:
      "KA 读取您的销售数据，按客户汇总，把客户分为 A、B、C 等类别，并说明每个客户为何归入该类，最后可将清单写入工作簿。",
  },
};
