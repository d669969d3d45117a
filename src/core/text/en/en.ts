import type { Text } from "../words";
import * as labels from "./labels";
import { summary } from "./summary";

/** KA in English. */
export const en: Text = { ...labels, summary };
