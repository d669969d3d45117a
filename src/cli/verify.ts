import { dayFrom, dayFromText } from "../core/days";
import { VERIFIED, type Agreement, type Verification } from "../core/verification/differences";
import { refusal, type Outcome } from "../core/issues";
import { fingerprintOf, stampOf } from "../core/policies/fingerprint";
import { LANGUAGES, type Language, type Policy } from "../core/policy";
import { policyInPart, savedPolicy } from "../core/sheets/saved-policy";
import {
  COMPARED_SHEETS,
  MOST_COMPARED_ROWS,
  type ComparedSheet,
  type FurtherCells,
} from "../core/verification/sheet-differences";
import type { FoundCells } from "../core/verification/pivot-differences";
import { finish } from "../core/steps";
import {
  VERIFICATION_WORDS,
  describeDifference,
  describeNotCompared,
  describeVerdict,
} from "../core/text/verification";
import type { Recalled } from "../core/sheets/recalled";
import { lastRunNoted, verify, type Noted } from "../core/verification";
import { areaFrom, splitAddress } from "../files/xlsx/address";
import type { XlsxSource } from "../files/xlsx/find-rows";
import { readOwnCells, readOwnColumns } from "../files/xlsx/own-cells";
import { readXlsx } from "../files/xlsx/read";
import { recallLists } from "../files/xlsx/recall";
import {
  assessCsv,
  assessWorkbook,
  isWorkbook,
  rowsOf,
  type AssessRequest,
  type FileResult,
  type RowSource,
} from "./assess";
import { csvFormatFrom } from "./csv-format-from-flags";
import { textFlag, type Flags } from "./flags";
import { sourceFrom } from "./source-from-flags";
import { LONGEST_SENTENCE, say, sentencesOf } from "./speak";
import { forTerminal, padTo, widthOf } from "./text-width";
import { VERIFY_WORDS } from "./workbook-words";
import { WORDS } from "./words";

/** Columns of KA's further sheets that are looked at: three PivotTables beside each other have the most. */
const MOST_COLUMNS = 500;

/** How `ka verify` ends, as diff and grep do: nothing differs, something does, or nobody can tell. */
const VERIFY_EXIT = { agrees: 0, differs: 1, unchecked: 2 } as const;

/** Says whether results, source, policy and classes set by hand of a workbook still agree. */
export async function verifyFile(path: string, flags: Flags): Promise<number> {
  const asked = LANGUAGES.find((known) => known === textFlag(flags, "language"));
  const cannot = (sentences: readonly string[]) => {
    say(sentences);
    return VERIFY_EXIT.unchecked;
  };
  const day = textFlag(flags, "today");
  const clock = new Date();
  const today =
    day === undefined ? dayFrom(clock.getFullYear(), clock.getMonth() + 1, clock.getDate()) : dayFromText(day);
  if (today === undefined) return cannot([WORDS[asked ?? "en"].notADay(day ?? String(clock))]);

  const recalled = await recallLists(path, "everything");
  if (!recalled.value) return cannot(sentencesOf(recalled.issues, asked ?? "en"));
  const saved = savedPolicy(recalled.value);
  if (!saved.value) {
    const issues = saved.issues.length > 0 ? saved.issues : [refusal("noPolicyKept", { path })];
    return cannot(sentencesOf(issues, asked ?? "en"));
  }
  const { policy } = saved.value;
  const language = asked ?? policy.language;
  const noted = lastRunNoted(recalled.value.log);
  const rows = await findRows(path, flags, { noted, language });
  if (rows.kind === "unknown") return cannot(rows.sentences);

  const asOf = noted?.day ?? today;
  const assess = (by: Policy) =>
    rows.assess({ policy: by, today: asOf, remembering: "everything", unclaimed: "passedOver" });
  const now = await assess(policy);
  if (!now.value) return cannot(sentencesOf(now.issues, language));
  const summary = await readOwnCells(path, "summary");
  if (!summary.value) return cannot(sentencesOf(summary.issues, language));
  const further = await readFurther(path, recalled.value, rows.from === path ? now.value.place : undefined);
  if (!further.value) return cannot(sentencesOf(further.issues, language));
  const verified = finish(
    verify({
      ...{ assessment: now.value, recalled: recalled.value, summary: summary.value.found?.cells, policy, today },
      further: further.value,
      source: await fingerprintThen(now.value, { recalled: recalled.value, policy, noted, assess }),
    }),
  );
  if (!verified.value) return cannot(sentencesOf(verified.issues, language));
  process.stdout.write(
    flags["json"] === true
      ? asJson(verified.value, { workbook: path, rowsFrom: now.value.report.where, language })
      : asText(verified.value, language),
  );
  return VERIFY_EXIT[stateOf(verified.value)];
}

/** The rows that the workbook was made of. */
interface Rows {
  readonly kind: "known";
  /** The file that they are in. */
  readonly from: string;
  readonly assess: (request: AssessRequest) => Promise<Outcome<FileResult>>;
}

/** Finds the rows: where the log says, unless flags say otherwise. */
async function findRows(
  workbook: string,
  flags: Flags,
  { noted, language }: { readonly noted: Noted | undefined; readonly language: Language },
): Promise<Rows | { readonly kind: "unknown"; readonly sentences: readonly string[] }> {
  const { sheet, address } = splitAddress(noted?.source ?? "");
  const isOnSheet = sheet !== undefined && areaFrom(address) !== undefined;
  const given = textFlag(flags, "source");
  if (given === undefined && noted && !isOnSheet)
    return { kind: "unknown", sentences: [VERIFY_WORDS[language].whichSource(noted.source)] };
  const path = given ?? workbook;
  const source = sourceFrom(path, flags, language);
  if (source.kind === "usage") return { kind: "unknown", sentences: source.sentences };
  const format = csvFormatFrom(path, flags, language);
  if (format.kind === "usage") return { kind: "unknown", sentences: format.sentences };
  if (!isWorkbook(path))
    return {
      kind: "known",
      from: path,
      assess: (request) => assessCsv(path, format.format, { ...request, replaced: workbook }),
    };
  const isSaid = source.source.kind !== "selection";
  const meant = isSaid || !isOnSheet ? source.source : await blockNow(path, { sheet, address });
  const [rows, own] = [rowsOf(path), rowsOf(workbook)];
  const book: RowSource = { read: (request) => rows.read(request), recall: (what) => own.recall(what) };
  return { kind: "known", from: path, assess: (request) => assessWorkbook(book, meant, request) };
}

/** What stands on KA's further sheets, and in its columns beside the rows. */
async function readFurther(
  path: string,
  { standing = [] }: Recalled,
  place: FileResult["place"],
): Promise<Outcome<FurtherCells>> {
  const sheets = new Map<ComparedSheet, FoundCells>();
  const most = { rows: MOST_COMPARED_ROWS + 1, columns: MOST_COLUMNS };
  for (const role of COMPARED_SHEETS) {
    if (!standing.includes(role === "movers" ? "migration" : role)) continue;
    const { value, issues } = await readOwnCells(path, role, most);
    if (!value) return { issues };
    if (value.found) sheets.set(role, value.found);
  }
  const columns = place && (await readOwnColumns(path, place));
  if (columns && !columns.value) return { issues: columns.issues };
  return { value: { sheets, columns: columns?.value?.found }, issues: [] };
}

/** The block that begins where the log says, as far as it goes now: rows may have been added. Cells chosen by hand stay those. */
async function blockNow(
  path: string,
  { sheet, address }: { readonly sheet: string; readonly address: string },
): Promise<XlsxSource> {
  const [corner = address] = address.split(":");
  const noted: XlsxSource = { kind: "range", sheet, address };
  const whole: XlsxSource = { kind: "range", sheet, address: corner };
  const { value } = await readXlsx(path, { source: whole, rows: 1 });
  const [before, now] = [areaFrom(address), areaFrom(splitAddress(value?.table.where ?? "").address)];
  const isSame = before && now && before.top === now.top && before.left === now.left && before.right === now.right;
  return isSame ? whole : noted;
}

/** The fingerprint of the rows, of the columns that the last run read: another policy may read others. */
async function fingerprintThen(
  now: FileResult,
  {
    recalled,
    policy,
    noted,
    assess,
  }: {
    readonly recalled: Recalled;
    readonly policy: Policy;
    readonly noted: Noted | undefined;
    readonly assess: (by: Policy) => Promise<Outcome<FileResult>>;
  },
): Promise<string | undefined> {
  const found = now.known?.source;
  if (!noted || found === noted.fingerprint) return found;
  const before = policyInPart(recalled);
  if (!before) return fingerprintOf(policy) === noted.policy ? found : undefined;
  if (stampOf(before) === stampOf(policy)) return found;
  return (await assess(before)).value?.known?.source;
}

function stateOf(verification: Verification): Agreement {
  const states = VERIFIED.map((part) => verification[part].state);
  return (["differs", "unchecked"] as const).find((state) => states.includes(state)) ?? "agrees";
}

function asText(verification: Verification, language: Language): string {
  const words = VERIFICATION_WORDS[language];
  const width = Math.max(...VERIFIED.map((part) => widthOf(words.titles[part])));
  const lines = VERIFIED.flatMap((part) => {
    const verdict = verification[part];
    const title = padTo(words.titles[part], width, "right");
    const differences = verdict.differences.map((one) => `  ${describeDifference(one, language)}`);
    const further = verdict.count - verdict.differences.length;
    return [
      `${title}  ${words.states[verdict.state]}. ${describeVerdict(part, verdict, language)}`,
      ...differences,
      ...(further > 0 ? [`  ${words.more(further)}`] : []),
      ...(part === "results" ? verification.notCompared.map((one) => `  ${describeNotCompared(one, language)}`) : []),
    ];
  });
  const head = verification.when === "" ? [] : [words.lastRun(verification.when)];
  return [...head, ...lines].map((line) => `${forTerminal(line, LONGEST_SENTENCE)}\n`).join("");
}

/** As `ka verify --json` prints it; its shape is in documents.ts. */
function asJson(
  verification: Verification,
  {
    workbook,
    rowsFrom,
    language,
  }: { readonly workbook: string; readonly rowsFrom: string; readonly language: Language },
): string {
  const parts = VERIFIED.map((part) => {
    const verdict = verification[part];
    const differences = verdict.differences.map((one) => ({ ...one, sentence: describeDifference(one, language) }));
    return [part, { ...verdict, differences, sentence: describeVerdict(part, verdict, language) }] as const;
  });
  const lastRun = verification.when === "" ? null : verification.when;
  const notCompared = verification.notCompared.map((one) => ({
    ...one,
    sentence: describeNotCompared(one, language),
  }));
  const document = {
    workbook,
    rowsFrom,
    lastRun,
    state: stateOf(verification),
    ...Object.fromEntries(parts),
    notCompared,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
