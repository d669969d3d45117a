import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldControlProps, Problem } from "../method/field-control";
import { RecordList, type RecordListProps } from "./RecordList";
import { areFinished, isRow, rowsOf, valueOfRows, type Row } from "./records";
import { useKeptText } from "../controls/kept-text";
import { useUnfinished } from "../controls/unfinished";

interface RecordsFieldProps extends Pick<RecordListProps, "records" | "control">, FieldControlProps {}

/** Records as they are typed. As long as one of them is not complete, or not right, the value of before counts and nothing is written. */
export function RecordsField({ value, problem: known, onValue, ...list }: RecordsFieldProps) {
  const { t } = useTranslation();
  const [kept, keep] = useKeptText(list.words.label);
  const [typed, setTyped] = useState<readonly Row[]>();
  const draft = typed ?? rowsKept(kept);
  const [problem, setProblem] = useState<Problem>();
  useUnfinished(draft === undefined ? "finished" : "unfinished");
  const { records } = list;

  const take = (entered: readonly Row[]) => {
    const wanted = valueOfRows(entered, records);
    const isFinished = wanted === undefined || areFinished(records.fields, entered);
    const taken = isFinished ? onValue(wanted) : undefined;
    setTyped(taken === "understood" ? undefined : entered);
    keep(taken === "understood" ? undefined : JSON.stringify(entered));
    if (taken === undefined || taken === "understood") return setProblem(undefined);
    if (taken === "not understood") return setProblem({ sentence: t("method.notANumber"), at: [] });
    setProblem({ sentence: taken.problem, at: taken.at ?? [] });
  };
  // What was kept is tried where the records are there again: they say what is wrong, as before.
  const isRestored = typed === undefined && draft !== undefined;
  const restore = useRef<() => void>(() => undefined);
  useEffect(() => {
    restore.current = () => draft && take(draft);
  });
  useEffect(() => {
    if (isRestored) restore.current();
  }, [isRestored]);
  const said = draft ? problem : known;
  // One record has no places: its problems are told as if it were the first of a list.
  const placed = said && records.rows === "one" ? { ...said, at: ["0", ...said.at] } : said;
  return <RecordList {...list} rows={draft ?? rowsOf(value, records)} problem={placed} onRows={take} />;
}

/** Records as they were kept; nothing where they are none. */
function rowsKept(text: string | undefined): readonly Row[] | undefined {
  if (text === undefined) return undefined;
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) && rows.every(isRow) ? rows : undefined;
  } catch {
    // Somebody changed what the workbook keeps: there is nothing to bring back.
    return undefined;
  }
}
