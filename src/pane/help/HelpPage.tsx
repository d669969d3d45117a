import type { View } from "../frame/Section";
import { Welcome } from "../welcome/Welcome";

/** What KA does and how to begin, for whoever saw the first screen before. */
export function HelpPage({ state, send }: View) {
  return <Welcome state={state} send={send} />;
}
