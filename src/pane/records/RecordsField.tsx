import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldControlProps, Problem } from "../method/field-control";
import { RecordList, type RecordListProps } from "./RecordList";
import { areFinished, rowsOf, valueOfRows, type Row } from "./records";
import { useUnfinished } from "../controls/unfinished";

interface RecordsFieldProps extends Pick<RecordListProps, "records" | "control">, FieldControlProps {}

/** Records as they are typed. As long as one of them is not complete, or not right, the value of before counts and nothing is written. */
export function RecordsField({ value, problem: known, onValue, ...list }: RecordsFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<readonly Row[]>();
  const [problem, setProblem] = useState<Problem>();
  useUnfinished(draft === undefined ? "finished" : "unfinished");
  const { records } = list;

  const take = (typed: readonly Row[]) => {
    const wanted = valueOfRows(typed, records);
    const isFinished = wanted === undefined || areFinished(records.fields, typed);
    const taken = isFinished ? onValue(wanted) : undefined;
    setDraft(taken === "understood" ? undefined : typed);
    if (taken === undefined || taken === "understood") return setProblem(undefined);
    if (taken === "not understood") return setProblem({ sentence: t("method.notANumber"), at: [] });
    setProblem({ sentence: taken.problem, at: taken.at ?? [] });
  };
  const said = draft ? problem : known;
  // One record has no places: its problems are told as if it were the first of a list.
  const placed = said && records.rows === "one" ? { ...said, at: ["0", ...said.at] } : said;
  return <RecordList {...list} rows={draft ?? rowsOf(value, records)} problem={placed} onRows={take} />;
}
