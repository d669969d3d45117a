import { warning, type Issue } from "../issues";
import type { Keys } from "./keys";
import { foldName } from "./names";
import type { Policy } from "../policy";
import { overRows, type Steps } from "../steps";

/** Customers that the user says are one. */
export type Merge = NonNullable<Policy["merges"]>[number];

/**
 * The keys with the customers joined that the policy says are one, each under the name that it gives. Names are told apart as those of the rows
 * are; what joins A with B and B with C joins all three. A name that no row has is said: it may be misspelt.
 */
export function* mergeKeys(keys: Keys, merges: readonly Merge[]): Steps<{ keys: Keys; issues: readonly Issue[] }> {
  if (merges.length === 0) return { keys, issues: [] };
  const wanted = new Set(merges.flatMap(({ into, names }) => [into, ...names].map(foldName)));
  const groupOf = new Map<string, number>();
  yield* overRows(keys.count, (from, to) => {
    for (let group = from; group < to; group++) {
      const folded = foldName(keys.labels[group] ?? "");
      if (wanted.has(folded)) groupOf.set(folded, group);
    }
  });

  const parents = Int32Array.from({ length: keys.count }, (_, group) => group);
  const rootOf = (group: number): number => {
    let root = group;
    while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
    return root;
  };
  const names = new Map<number, string>();
  const unknown: string[] = [];
  for (const { into, names: others } of merges) {
    const first = groupOf.get(foldName(into));
    const groups = first === undefined ? [] : [first];
    for (const name of others) {
      const group = groupOf.get(foldName(name));
      if (group === undefined) unknown.push(name);
      else groups.push(group);
    }
    const [target] = groups;
    if (target === undefined) continue;
    const root = rootOf(target);
    for (const group of groups) parents[rootOf(group)] = root;
    // Under a name that no row has they are still one; otherwise the name stays as the rows write it.
    if (first === undefined) names.set(root, into);
    else names.delete(root);
    groupOf.set(foldName(into), root);
  }
  yield;

  // The numbers of the customers stay dense: each that is left takes the next one.
  const placeOf = new Int32Array(keys.count).fill(-1);
  const labels: string[] = [];
  for (let group = 0; group < keys.count; group++) {
    if (parents[group] === group) placeOf[group] = labels.push(names.get(group) ?? keys.labels[group] ?? "") - 1;
  }
  const codes = keys.groupOf?.length ?? keys.count;
  const joined = Int32Array.from({ length: codes }, (_, code) => {
    const group = keys.groupOf?.[code] ?? code;
    return group < 0 ? group : (placeOf[rootOf(group)] ?? -1);
  });
  const issues = unknown.length > 0 ? [warning("mergesUnknown", { names: unknown })] : [];
  return { keys: { labels, count: labels.length, groupOf: joined }, issues };
}
