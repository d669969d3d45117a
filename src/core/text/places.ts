import type { PlacesFacts } from "../issues/places";
import type { InLanguages, SentencesOf } from "./words";

/** What is to be said of sample rows, and of cells that are shown. */
export const placesIssues: InLanguages<SentencesOf<PlacesFacts>> = {
  en: {
    sampleAdded: ({ sheet }) => `The sample stands on a new sheet, “${sheet}”; nothing else was changed.`,
    sampleRemoved: ({ sheet }) => `The sheet “${sheet}” is removed.`,
    sampleChanged: ({ sheet }) =>
      `“${sheet}” was changed or removed since it was added, so it is left alone. Delete the sheet by hand if you do not need it.`,
    cellsGone: ({ where }) => `${where} is no longer there. Read the rows again.`,
  },
  zh: {
    sampleAdded: ({ sheet }) => `示例数据已放在新工作表“${sheet}”中，其他内容没有改动。`,
    sampleRemoved: ({ sheet }) => `工作表“${sheet}”已删除。`,
    sampleChanged: ({ sheet }) => `“${sheet}”添加之后有改动或已被移除，因此予以保留。如不再需要，请手动删除该工作表。`,
    cellsGone: ({ where }) => `${where} 已不存在。请重新读取数据。`,
  },
};
