/** One of Excel's descriptions of a function, as far as KA uses it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly result: { readonly type: "any"; readonly dimensionality: "matrix" };
  readonly parameters: readonly {
    readonly name: string;
    readonly description: string;
    readonly type: "any" | "number" | "string" | "boolean";
    readonly dimensionality?: "matrix";
    readonly optional?: true;
  }[];
}

/** The content of functions.json. */
export interface FunctionsMetadata {
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly FunctionMetadata[];
}

export const DEVELOPMENT_ORIGIN: string;
/** The files whose comments describe functions, and the translation of each of them. */
export const SOURCES: readonly string[];
export const TRANSLATIONS: readonly string[];
/** The metadata in English and Chinese, checked, and the ids that the code has to associate. */
export function describeFunctions(origin?: string): Promise<{
  readonly english: FunctionsMetadata;
  readonly chinese: FunctionsMetadata;
  readonly ids: readonly string[];
}>;
/** The files to publish: name and content. */
export function functionsFiles(origin?: string): Promise<readonly { readonly name: string; readonly text: string }[]>;
