import { classFunctions } from "./classes";

/** Every function of every topic, registered under the id that its comment gives it. */
for (const topic of [classFunctions]) {
  for (const [id, run] of Object.entries(topic)) CustomFunctions.associate(id, run);
}
