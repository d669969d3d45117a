import { classFunctions } from "./classes";
import { figureFunctions } from "./figures";
import { shareFunctions } from "./shares";

/** Every function of every topic, registered under the id that its comment gives it. */
for (const topic of [classFunctions, shareFunctions, figureFunctions]) {
  for (const [id, run] of Object.entries(topic)) CustomFunctions.associate(id, run);
}
