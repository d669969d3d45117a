import { DERIVED_NAMES, traitsOf } from "../../core/measures/derived";
import type { OptionField, OptionShape } from "../../core/policies/options";
import { optionText, optionValue } from "../method/option-texts";
import { slotsOf } from "../method/slots";

/** A record as its controls have it: what is not typed yet is not there. */
export type Row = Readonly<Record<string, unknown>>;

/** Records that a value is made of: one, or a list of them; `line`: few and short enough to stand in a line. */
export interface Records {
  readonly rows: "one" | "several";
  readonly fields: readonly OptionField[];
  readonly look: "line" | "card";
}

/** The records of a value by its shape; nothing where it has none. */
export function recordsOf(shape: OptionShape): Records | undefined {
  if (shape.kind === "json") {
    if (!shape.inside) return undefined;
    const { fields } = shape.inside;
    const slots = slotsOf(fields);
    const isShort = ({ kind }: OptionShape) => kind === "choice" || kind === "number";
    const look = slots.length <= 3 && slots.every(({ field }) => isShort(field.shape)) ? "line" : "card";
    return { ...shape.inside, look };
  }
  if (shape.kind === "record") return { rows: "one", fields: shape.fields, look: "line" };
  if (shape.kind !== "list" || shape.of.kind !== "record") return undefined;
  return { rows: "several", fields: shape.of.fields, look: "line" };
}

/** The rows of a value; of one record that is left out, a row with nothing in it. */
export function rowsOf(value: unknown, { rows }: Records): readonly Row[] {
  if (rows === "one") return [isRow(value) ? value : {}];
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The value that rows stand for: nothing where there are none, or where nothing is typed in the one. */
export function valueOfRows(typed: readonly Row[], { rows }: Records): unknown {
  if (rows === "several") return typed.length === 0 ? undefined : typed;
  const [row = {}] = typed;
  return Object.keys(row).length === 0 ? undefined : row;
}

/** A record to begin with: its defaults, and the first choice where one has to be chosen. */
export function blankRow(fields: readonly OptionField[]): Row {
  return Object.fromEntries(
    slotsOf(fields).flatMap(({ field, column }): [string, unknown][] => {
      if (field.default !== undefined) return [[field.key, field.default]];
      const { shape } = field;
      return shape.kind === "choice" && field.need !== "may" && !column ? [[field.key, shape.choices[0]]] : [];
    }),
  );
}

/** The keys of what is still to be filled in, of the record itself. */
export function missingIn(fields: readonly OptionField[], row: Row): readonly string[] {
  return slotsOf(fields).flatMap(({ field, column, usual }) => {
    const isThere = row[field.key] !== undefined || (column !== undefined && row[column.key] !== undefined);
    const isNeeded = column ? usual === undefined : field.need !== "may" && field.default === undefined;
    return isNeeded && !isThere ? [field.key] : [];
  });
}

/** Whether every record has all that it needs, its inner ones too. */
export function areFinished(fields: readonly OptionField[], rows: readonly Row[]): boolean {
  return rows.every(
    (row) =>
      missingIn(fields, row).length === 0 &&
      fields.every(({ key, shape }) => {
        const inner = recordsOf(shape);
        return !inner || row[key] === undefined || areFinished(inner.fields, rowsOf(row[key], inner));
      }),
  );
}

/** A field as it is typed in this record: what is compared with a share is typed as per cent. */
export function fieldIn(field: OptionField, row: Row): OptionField {
  const { shape } = field;
  if (field.key !== "value" || shape.kind !== "number") return field;
  const measure = DERIVED_NAMES.find((name) => name === row["measure"]);
  const isShare = measure !== undefined && traitsOf({ measure }).unit === "share";
  return isShare ? { ...field, shape: { ...shape, of: "part" } } : field;
}

/** The record with other values; nothing for one that is left out. What was typed for another measure is read as if typed for the new one. */
export function withValues(fields: readonly OptionField[], row: Row, values: Row): Row {
  const changed = Object.fromEntries(Object.entries({ ...row, ...values }).filter(([, value]) => value !== undefined));
  const retyped = fields.flatMap((field): [string, unknown][] => {
    const [before, now] = [fieldIn(field, row).shape, fieldIn(field, changed).shape];
    const value = row[field.key];
    if (field.key in values || value === undefined || JSON.stringify(before) === JSON.stringify(now)) return [];
    return [[field.key, optionValue(now, optionText(before, value))]];
  });
  return { ...changed, ...Object.fromEntries(retyped) };
}

/** Whether a value is a record. */
export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
