import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A member of a class: how it is used, and whether it can be assigned. */
export interface Member {
  readonly kind: "property" | "method";
  readonly access: "read" | "write";
  /** The requirement set of the reference, "ExcelApi 1.4"; "" where none is named. */
  readonly set: string;
}
export type Classes = ReadonlyMap<string, ReadonlyMap<string, Member>>;

export interface Coverage {
  /** "Range 45 of 113", sorted by name. */
  readonly served: readonly string[];
  readonly total: { readonly served: number; readonly known: number };
  /** Members or classes of the model that Excel does not have, or has otherwise. */
  readonly strays: readonly string[];
  /** Members of the model that the client in use does not know. */
  readonly tooNew: readonly string[];
}

/** The newest set of the client that the tests load: ExcelApi 1.15. */
const NEWEST_MINOR = 15;

/** Compares the classes of the model with the reference. */
export function compare(model: Classes, reference: Classes): Coverage {
  const strays: string[] = [];
  const tooNew: string[] = [];
  const served: string[] = [];
  const total = { served: 0, known: 0 };
  for (const [name, members] of [...model].sort(([one], [other]) => one.localeCompare(other))) {
    const known = reference.get(name);
    if (!known) {
      strays.push(`class ${name}`);
      continue;
    }
    for (const [member, facts] of members) {
      const expected = known.get(member);
      if (!expected) strays.push(`${name}.${member} does not exist`);
      else if (expected.kind !== facts.kind) strays.push(`${name}.${member} is a ${expected.kind}`);
      else if (facts.access === "write" && expected.access === "read") strays.push(`${name}.${member} is read-only`);
      if (expected && isTooNew(expected.set)) tooNew.push(`${name}.${member} is of ${expected.set}`);
    }
    total.served += members.size;
    total.known += known.size;
    served.push(`${name} ${members.size} of ${known.size}`);
  }
  return { served, total, strays, tooNew };
}

/** A member in several steps ("ExcelApi 1.1 for get, 1.8 for set") counts by its first. */
function isTooNew(set: string): boolean {
  const minor = /^ExcelApi 1\.(\d+)/.exec(set)?.[1];
  return set !== "" && (minor === undefined || Number(minor) > NEWEST_MINOR);
}

/** What a client adds to every class of its own: not Excel's. */
const CLIENT_ONLY = new Set(["context", "isNullObject", "load", "set", "toJSON", "track", "untrack", "items"]);

/** The classes of namespace Excel in @types/office-js. */
export function referenceClasses(): Classes {
  const path = join(dirname(require.resolve("@types/office-js/package.json")), "index.d.ts");
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, false);
  const classes = new Map<string, Map<string, Member>>();
  for (const statement of file.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== "Excel") continue;
    if (!statement.body || !ts.isModuleBlock(statement.body)) continue;
    for (const inner of statement.body.statements) {
      if (!ts.isClassDeclaration(inner) || !inner.name) continue;
      const members = classes.get(inner.name.text) ?? new Map<string, Member>();
      classes.set(inner.name.text, members);
      for (const member of inner.members) addMember(members, member, setOf(file, member) ?? setOf(file, inner) ?? "");
    }
  }
  return classes;
}

/** The classes in a folder of the model: public members, those of base classes in the folder included. */
export function modelClasses(folder: string): Classes {
  const declared = new Map<string, ts.ClassDeclaration>();
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  for (const name of files) {
    const file = ts.createSourceFile(name, readFileSync(join(folder, name), "utf8"), ts.ScriptTarget.Latest, true);
    for (const statement of file.statements) {
      if (ts.isClassDeclaration(statement) && statement.name) declared.set(statement.name.text, statement);
    }
  }
  const classes = new Map<string, ReadonlyMap<string, Member>>();
  for (const declaration of declared.values()) {
    const name = classNameOf(declaration);
    if (name === undefined) continue;
    const members = new Map<string, Member>();
    for (let current: ts.ClassDeclaration | undefined = declaration; current; current = baseOf(current, declared)) {
      for (const member of current.members) addMember(members, member, "");
    }
    classes.set(name, members);
  }
  return classes;
}

function addMember(members: Map<string, Member>, node: ts.ClassElement, set: string): void {
  if (!node.name || !ts.isIdentifier(node.name)) return;
  const name = node.name.text;
  if (name.startsWith("_") || CLIENT_ONLY.has(name)) return;
  if (ts.isMethodDeclaration(node)) members.set(name, { kind: "method", access: "read", set });
  else if (ts.isPropertyDeclaration(node)) {
    const isReadonly = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
    // Events are fields of the client; a model has none.
    if (/^on[A-Z]/.test(name)) return;
    members.set(name, { kind: "property", access: isReadonly ? "read" : "write", set });
  } else if (ts.isGetAccessorDeclaration(node) || ts.isSetAccessorDeclaration(node)) {
    const isWrite = ts.isSetAccessorDeclaration(node) || members.get(name)?.access === "write";
    members.set(name, { kind: "property", access: isWrite ? "write" : "read", set });
  }
}

function setOf(file: ts.SourceFile, node: ts.Node): string | undefined {
  const comment = file.text.slice(node.pos, node.end).match(/\/\*\*[\s\S]*?\*\//)?.[0] ?? "";
  return /\[Api set: ([^\]]+)\]/.exec(comment)?.[1]?.trim();
}

function classNameOf(declaration: ts.ClassDeclaration): string | undefined {
  for (const member of declaration.members) {
    if (!ts.isPropertyDeclaration(member) || !member.initializer || !ts.isStringLiteral(member.initializer)) continue;
    if (ts.isIdentifier(member.name) && member.name.text === "_class") return member.initializer.text;
  }
  return undefined;
}

function baseOf(
  declaration: ts.ClassDeclaration,
  declared: ReadonlyMap<string, ts.ClassDeclaration>,
): ts.ClassDeclaration | undefined {
  const base = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  return base && ts.isIdentifier(base.expression) ? declared.get(base.expression.text) : undefined;
}
