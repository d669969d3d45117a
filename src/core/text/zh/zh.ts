import type { Text } from "../words";
import * as labels from "./labels";
import { summary } from "./summary";

/** KA in Chinese. */
export const zh: Text = { ...labels, summary };
