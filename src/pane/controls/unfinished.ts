import { createContext, useContext, useEffect, useId } from "react";

/** Told that an entry has been begun and cannot be used yet; gives back what to call when it can, or is gone. */
export const UnfinishedContext = createContext<(id: string) => () => void>(() => () => undefined);

/** Says for as long as an entry is unfinished that it is: what it will be is not what would be written. */
export function useUnfinished(entry: "finished" | "unfinished"): void {
  const id = useId();
  const begin = useContext(UnfinishedContext);
  useEffect(() => (entry === "unfinished" ? begin(id) : undefined), [entry, begin, id]);
}
