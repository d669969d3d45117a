import type { Text } from "../words";
import { issues } from "./issues";
import * as labels from "./labels";
import { policyProblem } from "./policy-problems";
import { summary } from "./summary";

/** KA in Chinese. */
export const zh: Text = { ...labels, summary, issues, policyProblem };
