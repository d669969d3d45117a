import { parseAddress, type Address } from "../address";
import type { CellValue, ErrorText } from "../store";

/** A formula as the memory store understands it: literals, array constants, references and calls. Anything else is `unknown`: it shows #NAME?. */
export type Expression =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "array"; readonly values: readonly (readonly CellValue[])[] }
  | { readonly kind: "reference"; readonly address: Address }
  | { readonly kind: "spilled"; readonly address: Address }
  | { readonly kind: "tableColumn"; readonly table: string; readonly column: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly (Expression | undefined)[] }
  | { readonly kind: "unknown" };

const TOKEN =
  /\s*(?:(?<text>"(?:[^"]|"")*")|(?<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)(?![\d:A-Za-z$!])|(?<error>#(?:N\/A|DIV\/0!|NUM!|VALUE!|NULL!|REF!|NAME\?))|(?<column>[\p{L}_][\p{L}\p{N}_.]*\[[^[\]]+\])|(?<word>(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_. ]*!)?[$\p{L}\p{N}_.:]+#?)|(?<mark>[{}(),;+-]))/uy;

interface Token {
  readonly kind: string;
  readonly text: string;
}

/** Reads a formula, with its =. */
export function parseFormula(formula: string): Expression {
  const tokens = tokenize(formula.slice(1));
  if (!tokens) return UNKNOWN;
  const reader = new Reader(tokens);
  const expression = reader.expression();
  return reader.atEnd() ? expression : UNKNOWN;
}

const UNKNOWN: Expression = { kind: "unknown" };

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const source = text.trimEnd();
  while (TOKEN.lastIndex < source.length) {
    // Only the group that matched is defined, whatever the type says.
    const groups: Readonly<Record<string, string | undefined>> = TOKEN.exec(source)?.groups ?? {};
    const [kind, found] = Object.entries(groups).find(([, part]) => part !== undefined) ?? [];
    if (kind === undefined || found === undefined) return undefined;
    tokens.push({ kind, text: found });
  }
  return tokens;
}

class Reader {
  #next = 0;
  constructor(readonly tokens: readonly Token[]) {}

  atEnd(): boolean {
    return this.#next >= this.tokens.length;
  }

  expression(): Expression {
    const token = this.tokens[this.#next++];
    switch (token?.kind) {
      case "text":
        return { kind: "value", value: token.text.slice(1, -1).replaceAll('""', '"') };
      case "number":
        return { kind: "value", value: Number(token.text) };
      case "error":
        // The pattern lists exactly these texts.
        return { kind: "value", value: { error: token.text as ErrorText } };
      case "column":
        return tableColumn(token.text);
      case "word":
        return this.#word(token.text);
      case "mark":
        if (token.text === "{") return this.#array();
        if (token.text === "-" || token.text === "+") return this.#signed(token.text);
        return UNKNOWN;
      default:
        return UNKNOWN;
    }
  }

  #word(word: string): Expression {
    if (this.#take("(")) return { kind: "call", name: word.toUpperCase(), args: this.#args() };
    if (/^true$/i.test(word)) return { kind: "value", value: true };
    if (/^false$/i.test(word)) return { kind: "value", value: false };
    const address = parseAddress(word.replace(/#$/, ""));
    if (address) return { kind: word.endsWith("#") ? "spilled" : "reference", address };
    return { kind: "name", name: word };
  }

  #args(): (Expression | undefined)[] {
    const args: (Expression | undefined)[] = [];
    if (this.#take(")")) return args;
    for (;;) {
      const omitted = this.#sees(",") || this.#sees(")");
      args.push(omitted ? undefined : this.expression());
      if (this.#take(")")) return args;
      if (!this.#take(",")) return [UNKNOWN];
    }
  }

  #array(): Expression {
    const rows: CellValue[][] = [[]];
    for (;;) {
      const item = this.expression();
      if (item.kind !== "value") return UNKNOWN;
      rows.at(-1)?.push(item.value);
      if (this.#take("}")) return { kind: "array", values: rows };
      if (this.#take(";")) rows.push([]);
      else if (!this.#take(",")) return UNKNOWN;
    }
  }

  #signed(sign: string): Expression {
    const number = this.expression();
    if (number.kind !== "value" || typeof number.value !== "number") return UNKNOWN;
    return { kind: "value", value: sign === "-" ? -number.value : number.value };
  }

  #sees(mark: string): boolean {
    const token = this.tokens[this.#next];
    return token?.kind === "mark" && token.text === mark;
  }

  #take(mark: string): boolean {
    if (!this.#sees(mark)) return false;
    this.#next++;
    return true;
  }
}

function tableColumn(text: string): Expression {
  const bracket = text.indexOf("[");
  return { kind: "tableColumn", table: text.slice(0, bracket), column: text.slice(bracket + 1, -1) };
}
