import type { PolicyFacts } from "../../../issues/policy";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";
import { policyProblem } from "../policy-problems";
import { some } from "../some";

/** What is to say of the policy, in Chinese. */
export const policyIssues: SentencesOf<PolicyFacts> = {
  badPolicy: (facts) => `策略不能使用：${facts.path}：${policyProblem(facts)}。`,
  newerPolicy: ({ version }) => `此策略的版本为 ${version}，由更新的 KA 生成。请升级 KA 后使用；没有做任何改动。`,
  policySheetBroken: ({ where, columns }) =>
    columns.length > 0
      ? `${where}：设置列表缺少“${columns.join("”和“")}”列，KA 无法读取策略。请恢复表头，或删除该工作表；没有做任何改动。`
      : `${where}：此工作表上已没有设置列表，KA 无法读取策略。请撤销改动，或删除该工作表；KA 没有做任何改动。`,
  policyPartBroken: ({ problem }) =>
    problem === "several"
      ? "工作簿中保存了几份不同的策略，又没有“KA 策略”工作表说明以哪份为准。请选择一份策略，它将取代这些策略。"
      : "工作簿中保存的策略已损坏，又没有“KA 策略”工作表可供读取。请选择一份策略，它将取代损坏的策略。",
  noPolicyKept: ({ path }) => `${path} 中没有保存策略。请先用 -o 分类并写入，或指定一个策略文件。`,
  policyTooLarge: ({ kilobytes, most }) =>
    `策略占用 ${count(kilobytes)} kB，而工作簿最多保存 ${count(most)} kB。请缩短其中最长的列表（合并的客户、不是同一家的客户、手工指定的类别）。`,
  policyOfWorkbook: ({ from, fingerprint }) =>
    from === "sheet"
      ? `使用工作簿自带的策略，以“KA 策略”工作表为准（指纹 ${fingerprint}）。`
      : `使用工作簿自带的策略（指纹 ${fingerprint}）。“KA 策略”工作表已不存在，将重新生成。`,
  policyEdited: ({ settings, count: edited }) =>
    `“KA 策略”自上次生成后有 ${count(edited)} 项设置被改动：${some(settings, edited)}。以工作表为准。`,
  policySheetLeft: ({ sheet }) =>
    `工作表“${sheet}”无法读取，已原样保留。它不反映本次结果所用的策略，所用策略见“KA 汇总”。`,
  policySheetReplaced: ({ sheet }) => `工作表“${sheet}”无法读取，已由您选择的策略取代。`,
  policyChanged: () =>
    "“KA 策略”工作表在此处读取之后又有改动，因此没有写入任何内容。请选择以工作表还是以您的设置为准，然后重新写入。",
  draftOfPolicy: ({ counts }) =>
    counts === "draft"
      ? "上次尚未写入的设置已叠加在工作簿的策略之上。写入后即保存到工作簿中。"
      : "工作簿的策略比上次留在此处的设置更新，因此以工作簿的策略为准，那些设置不再使用。",
  policyImported: ({ file }) => `已采用 ${file} 中的策略。写入后即保存到工作簿中。`,
  notPolicyFile: ({ file, found }) =>
    found === "workbook"
      ? `${file} 是工作簿。请在 Excel 中打开它以使用其策略，或在那里导出策略，再在此处选择导出的文件。`
      : found === "large"
        ? `${file} 过大，不会是策略文件。请选择由 KA 导出的文件（*.json）。`
        : `无法读取 ${file}。请重新选择，或选择另一个由 KA 导出的文件（*.json）。`,
  methodNotBefore: ({ path, wanted, known }) =>
    `策略不能使用：${path}：在它之前没有名为“${wanted}”的分类。${known.length > 0 ? `请选用它前面的分类（${known.join("、")}），或把“${wanted}”加在它前面` : `前面也没有其他分类，请先把“${wanted}”加在它前面`}。`,
};
