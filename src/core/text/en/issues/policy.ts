import type { PolicyFacts } from "../../../issues/policy";
import { count, some } from "../../numbers";
import type { SentencesOf } from "../../words";
import { policyProblem } from "../policy-problems";

/** What is to say of the policy, in English. */
export const policyIssues: SentencesOf<PolicyFacts> = {
  badPolicy: (facts) => `The policy cannot be used: ${facts.path}: ${policyProblem(facts)}.`,
  newerPolicy: ({ version }) =>
    `This policy is of version ${version}, made by a newer KA. Update KA to use it; nothing was changed.`,
  policySheetBroken: ({ where, columns }) =>
    columns.length > 0
      ? `${where}: the list of settings has no columns “${columns.join("” and “")}” any more, so KA cannot read the policy. Put their headers back, or delete the sheet; nothing was changed.`
      : `${where}: there is no list of settings on this sheet any more, so KA cannot read the policy. Undo what was changed, or delete the sheet; nothing was changed by KA.`,
  policyPartBroken: ({ problem }) =>
    problem === "several"
      ? "The workbook keeps several policies that differ, and no sheet KA Policy says which one counts. Choose a policy; it then replaces them."
      : "The policy that the workbook keeps is damaged, and there is no sheet KA Policy to read it from. Choose a policy; it then replaces the damaged one.",
  noPolicyKept: ({ path }) => `${path} keeps no policy. Classify it with -o first, or name a policy file.`,
  policyTooLarge: ({ kilobytes, most }) =>
    `The policy takes ${count(kilobytes)} kB, and a workbook keeps at most ${count(most)} kB of it. Shorten its longest list (merges, customers that differ, classes set by hand).`,
  policyOfWorkbook: ({ from, fingerprint }) =>
    from === "sheet"
      ? `The policy of the workbook is used, as its sheet KA Policy says (fingerprint ${fingerprint}).`
      : `The policy of the workbook is used (fingerprint ${fingerprint}). Its sheet KA Policy is gone and is written anew.`,
  policyEdited: ({ settings, count: edited }) =>
    `${count(edited)} ${edited === 1 ? "setting was" : "settings were"} changed on KA Policy since KA wrote it: ${some(settings, edited)}. What the sheet says counts.`,
  policySheetLeft: ({ sheet }) =>
    `The sheet ${sheet} was left as it is, because it cannot be read. It does not say by which policy this result was made; KA Summary does.`,
  policySheetReplaced: ({ sheet }) =>
    `The sheet ${sheet} could not be read and is replaced by the policy that you chose.`,
  policyChanged: () =>
    "The policy on KA Policy was changed since it was read here, and nothing was written. Say whether it counts or your own choices, then write again.",
  draftOfPolicy: ({ counts }) =>
    counts === "draft"
      ? "Choices from last time that were not written are laid over the policy of the workbook. Write to keep them in it."
      : "The policy of the workbook was written after the choices that were left here last time. It counts, and those choices are not used.",
  policyImported: ({ file }) => `The policy of ${file} is used. Write to keep it in the workbook.`,
  notPolicyFile: ({ file, found }) =>
    found === "workbook"
      ? `${file} is a workbook. Open it in Excel to use its policy, or export the policy there and choose that file here.`
      : found === "large"
        ? `${file} is too large to be a policy. Choose a file that KA exported (*.json).`
        : `${file} could not be read. Choose it again, or another file that KA exported (*.json).`,
  methodNotBefore: ({ path, wanted, known }) =>
    `The policy cannot be used: ${path}: there is no classification “${wanted}” before this one. ${known.length > 0 ? `Choose one of those before it (${known.join(", ")}), or add “${wanted}” before it` : `Nor is there any other: add “${wanted}” before it`}.`,
};
