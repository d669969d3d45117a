import { accountFunctions } from "./accounts";
import { behaviourFunctions } from "./behaviour";
import { classFunctions } from "./classes";
import { figureFunctions } from "./figures";
import { savedFunctions } from "./saved";
import { shareFunctions } from "./shares";

/** Functions by their ids. */
type Topic = Readonly<Record<string, (...cells: never[]) => unknown>>;

/** The functions of every topic. */
export const topics: readonly Topic[] = [
  classFunctions,
  shareFunctions,
  figureFunctions,
  behaviourFunctions,
  accountFunctions,
  savedFunctions,
];

/** Every function of every topic, registered under the id that its comment gives it. */
for (const topic of topics) {
  for (const [id, run] of Object.entries(topic)) CustomFunctions.associate(id, run);
}
