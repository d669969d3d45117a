import type { ColourName } from "../policies/colour-names";
import type { InLanguages } from "./words";

/** What the colours of classes are called. */
export const COLOUR_WORDS: InLanguages<{ readonly [C in ColourName]: string }> = {
  en: {
    green: "green",
    blue: "light blue",
    amber: "amber",
    lilac: "lilac",
    orange: "orange",
    aqua: "aqua",
    pink: "pink",
    lime: "lime",
    slate: "slate",
    sand: "sand",
  },
  zh: {
    green: "绿色",
    blue: "浅蓝色",
    amber: "琥珀色",
    lilac: "淡紫色",
    orange: "橙色",
    aqua: "浅青色",
    pink: "粉色",
    lime: "黄绿色",
    slate: "蓝灰色",
    sand: "沙色",
  },
};
