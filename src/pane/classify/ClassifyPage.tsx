import { Suspense, lazy, startTransition, useEffect, useState, type ReactNode } from "react";
import { DataSection } from "../data/DataSection";
import type { View } from "../frame/Section";
import { MethodSection } from "../method/MethodSection";
import { isWelcome } from "../state";
import { ResultSection } from "../result/ResultSection";

/** Fetched where nobody worked with KA yet. */
const Welcome = lazy(async () => ({ default: (await import("../welcome/Welcome")).Welcome }));

/** Fetched with the first result, like all that calculates it. */
const QualitySection = lazy(async () => ({ default: (await import("../data/QualitySection")).QualitySection }));

/** Fetched where KA was at work in the workbook before. */
const TakeBack = lazy(async () => ({ default: (await import("../write/TakeBack")).TakeBack }));

/** Fetched where the rows of a result changed, or a button of the ribbon was pressed. */
const LiveSection = lazy(async () => ({ default: (await import("../live/LiveSection")).LiveSection }));

/** From rows to classes, in the order of the work: data, what of it does not count, method, result. */
export function ClassifyPage({ state, send }: View) {
  if (isWelcome(state)) return <Welcome state={state} send={send} />;
  return (
    <>
      {isLive(state) && (
        <Suspense fallback={null}>
          <LiveSection state={state} send={send} />
        </Suspense>
      )}
      <DataSection state={state} send={send} />
      {state.report && (
        <Suspense fallback={null}>
          <QualitySection state={state} send={send} />
        </Suspense>
      )}
      <Below>
        <MethodSection state={state} send={send} />
        <ResultSection state={state} send={send} />
      </Below>
      {wasHere(state) && (
        <Suspense fallback={null}>
          <TakeBack state={state} send={send} />
        </Suspense>
      )}
    </>
  );
}

/** What is made in slices once what stands above it is there: made together, they would keep the page from answering for a long moment. */
function Below({ children }: { readonly children: ReactNode }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => startTransition(() => setDue(true)), []);
  return isDue && children;
}

/** Whether the result is stale, or a button of the ribbon has its answer. */
function isLive({ live: { stale, issues } }: View["state"]): boolean {
  return stale !== undefined || issues.length > 0;
}

/** Whether there is something of KA's to finish or to take back, or something to be said about it. */
function wasHere({ lastRun, takeBackIssues, writing }: View["state"]): boolean {
  return (
    lastRun.unfinished !== undefined ||
    lastRun.revertible !== undefined ||
    lastRun.frozen !== undefined ||
    takeBackIssues.length > 0 ||
    writing.kind === "done"
  );
}
