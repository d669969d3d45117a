import { data } from "./zh/data";
import { frame } from "./zh/frame";
import { help } from "./zh/help";
import { method } from "./zh/method";
import { result } from "./zh/result";
import { write } from "./zh/write";
import type { Words } from "./en";

/** The pane's own words in Chinese. */
export const zh: Words = {
  ...frame,
  ...data,
  ...method,
  ...result,
  ...write,
  ...help,
};
