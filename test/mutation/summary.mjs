import { dirname } from "node:path";

const DETECTED = ["Killed", "Timeout"];

/** Stryker's report as tables: folder by folder, then file by file, the lowest score first. `how` says which mutants were tried. */
export function summaryOf({ files }, how) {
  const all = Object.entries(files).map(([path, { mutants }]) => ({ path, ...figuresOf(mutants) }));
  const byFolder = grouped(all);
  const folders = [...byFolder].map(([path, of]) => ({ path: `${path} (${of.length})`, ...together(of) }));
  return [
    `Tried: ${how}.`,
    "",
    ...table("folder (files)", [...folders, { path: `all (${all.length})`, ...together(all) }]),
    "",
    ...table(
      "file",
      all.filter(({ valid }) => valid > 0).sort((a, b) => a.score - b.score),
    ),
    "",
  ].join("\n");
}

function grouped(all) {
  const groups = new Map();
  for (const one of all) groups.set(dirname(one.path), [...(groups.get(dirname(one.path)) ?? []), one]);
  return groups;
}

/** Reached by tests are the tried and the untried; of the tried the share that was noticed is known, and taken for that of the reached. */
function figuresOf(mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const tried = count("Survived", ...DETECTED);
  const reached = tried + count("RuntimeError");
  const detected = count(...DETECTED);
  const unreached = count("NoCoverage");
  const share = tried === 0 ? 0 : detected / tried;
  // Of a sample without putting back; nothing where all were tried.
  const variance = tried > 1 ? ((share * (1 - share)) / (tried - 1)) * (1 - tried / reached) : 0;
  return scored({
    valid: reached + unreached,
    tried,
    detected,
    unreached,
    noticed: reached * share,
    variance: reached ** 2 * variance,
  });
}

function together(of) {
  const sum = (key) => of.reduce((total, one) => total + one[key], 0);
  return scored(
    Object.fromEntries(
      ["valid", "tried", "detected", "unreached", "noticed", "variance"].map((key) => [key, sum(key)]),
    ),
  );
}

function scored(figures) {
  const { valid, noticed, variance } = figures;
  return {
    ...figures,
    score: valid === 0 ? 0 : (100 * noticed) / valid,
    error: valid === 0 ? 0 : (100 * Math.sqrt(variance)) / valid,
  };
}

function table(first, rows) {
  return [
    `| ${first} | mutants | tried | noticed | no test reaches | score | ± (95 %) |`,
    "|---|---|---|---|---|---|---|",
    ...rows.map(
      ({ path, valid, tried, detected, unreached, score, error }) =>
        `| ${path} | ${valid} | ${tried} | ${detected} | ${unreached} | ${score.toFixed(1)} | ${(1.96 * error).toFixed(1)} |`,
    ),
  ];
}
