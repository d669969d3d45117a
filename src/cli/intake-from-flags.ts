import type { IssueKind } from "../core/issues";
import type { Language, Policy } from "../core/policy";
import type { Flags } from "./flags";
import { WORDS } from "./words";

/** An option that says how the cells of the rows are meant, where they do not tell it themselves. */
interface IntakeFlag {
  readonly flag: string;
  /** Name of the flag in camel case. */
  readonly key: string;
  readonly setting: keyof NonNullable<Policy["intake"]>;
  readonly about: string;
  /** What the policy calls each answer; nothing where any word will do. */
  readonly answers?: Readonly<Record<string, string>>;
  /** The issues that the option answers. */
  readonly asked: readonly IssueKind[];
}

const ROWS = { include: "include", "leave-out": "leaveOut" };

/** The options of intake, in the order in which help lists them. */
export const INTAKE_FLAGS: readonly IntakeFlag[] = [
  {
    flag: "decimal",
    key: "decimal",
    setting: "decimal",
    about: "sign before the decimals of numbers written as text (default: told by each column)",
    answers: { comma: "comma", point: "point" },
    asked: ["whichDecimal", "mixedDecimals"],
  },
  {
    flag: "date-order",
    key: "dateOrder",
    setting: "dateOrder",
    about: "order of dates written as text (default: told by each column)",
    answers: { "day-first": "dayFirst", "month-first": "monthFirst", "year-first": "yearFirst" },
    asked: ["whichDateOrder", "mixedDateOrders"],
  },
  {
    flag: "currency",
    key: "currency",
    setting: "currency",
    about: "the currency that counts where a column has several, such as EUR",
    asked: ["severalCurrencies"],
  },
  {
    flag: "hidden",
    key: "hidden",
    setting: "hiddenRows",
    about: "rows that the sheet hides (default: asked)",
    answers: ROWS,
    asked: ["whichHiddenRows"],
  },
  {
    flag: "totals",
    key: "totals",
    setting: "totals",
    about: "rows that add up others, such as Total or 合计 (default: leave-out)",
    answers: ROWS,
    asked: ["totalsFound"],
  },
];

/** How an option and its answers are written on the command line: `--decimal comma|point`. */
export function writtenFlag({ flag, answers }: IntakeFlag): string {
  return `--${flag} ${answers ? Object.keys(answers).join("|") : `<${flag}>`}`;
}

/** The policy's intake with what the flags say, or the sentence that says what is wrong with them. */
export function intakeFrom(
  policy: Policy,
  flags: Flags,
  language: Language,
): { readonly intake: object | undefined } | { readonly sentence: string } {
  const given = INTAKE_FLAGS.filter(({ key }) => typeof flags[key] === "string");
  if (given.length === 0) return { intake: policy.intake };
  const said: Record<string, string> = {};
  for (const { flag, key, setting, answers } of given) {
    const value = String(flags[key]);
    const answer = answers ? answers[value] : value.toUpperCase();
    if (answer === undefined) return { sentence: WORDS[language].notOneOf(flag, value, Object.keys(answers ?? {})) };
    said[setting] = answer;
  }
  return { intake: { ...policy.intake, ...said } };
}
