import { Suspense, lazy } from "react";
import type { IssuesProps } from "./IssueBars";

/** Issues as message bars; nothing where there are none. */
export function Issues(props: IssuesProps) {
  if (props.issues.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <IssueBars {...props} />
    </Suspense>
  );
}

/** Fetched when there is something to say: the sentences of all issues in two languages are much text. */
const IssueBars = lazy(async () => ({ default: (await import("./IssueBars")).IssueBars }));
