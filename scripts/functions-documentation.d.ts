/** What a cell of an example shows: a text, a number, a truth value, nothing, a day or an error. */
export type ShownCell =
  string | number | boolean | null | { readonly day: string; readonly serial: number } | { readonly error: string };

/** A formula of an example: its cell, counted from 0, and what it and the cells that it fills show. */
export interface ExampleFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly shows: readonly (readonly ShownCell[])[];
}

/** What is told of a function beyond what Excel is told. */
export interface ToldOfFunction {
  readonly returns: string;
  readonly examples: readonly {
    readonly caption: string;
    readonly cells: readonly {
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
      readonly values: readonly (readonly ShownCell[])[];
    }[];
    readonly formulas: readonly ExampleFormula[];
  }[];
  readonly edges: readonly string[];
  readonly replaces: readonly string[];
}

/** A function as its page and the pane show it. */
export interface DocumentedFunction extends ToldOfFunction {
  readonly id: string;
  readonly topic: string;
  readonly topicName: string;
  readonly name: string;
  readonly syntax: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    /** Its English name. */
    readonly key: string;
    readonly description: string;
    readonly needed: "required" | "optional";
    readonly takes: "range" | "value";
  }[];
}

/** A comment's tags with their lines. */
export type Tags = readonly { readonly tag: string; readonly lines: readonly string[] }[];

/** The comments of a source that describe a function, by its id. */
export function readComments(source: string): ReadonlyMap<string, Tags>;
/** All that is told of a function in English, from the tags of its comment. */
export function readFunction(id: string, tags: Tags): ToldOfFunction;
/** The same, or an error where something is missing. */
export function checked(id: string, told: ToldOfFunction): ToldOfFunction;
/** The same in Chinese, or an error where the translation has more or less. */
export function inChinese(
  id: string,
  english: ToldOfFunction,
  words?: { readonly returns?: string; readonly examples?: readonly string[]; readonly edges?: readonly string[] },
): ToldOfFunction;
/** The documentation of all functions in both languages. */
export function documentFunctions(): Promise<{
  readonly en: readonly DocumentedFunction[];
  readonly zh: readonly DocumentedFunction[];
}>;
