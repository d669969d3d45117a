import type { GridFacts, GridSet } from "../../methods/grid";
import type { MethodChoice } from "../../methods/methods";
import { methods as methodsEn } from "../en/labels";
import { methods as methodsZh } from "../zh/labels";
import type { InLanguages, MethodWords } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "grid" }>;

/** What the bands of a named set mean, the best first: of the rows, and of the columns. */
interface SetWords {
  readonly name: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

const SETS: InLanguages<{ readonly [S in GridSet]: SetWords }> = {
  en: {
    salesMargin: { name: "sales × margin", rows: ["high sales", "low sales"], columns: ["high margin", "low margin"] },
    valuePotential: {
      name: "value × potential",
      rows: ["high value", "low value"],
      columns: ["high potential", "low potential"],
    },
    potentialLoyalty: {
      name: "potential × loyalty",
      rows: ["high potential", "low potential"],
      columns: ["loyal", "swing", "new"],
    },
  },
  zh: {
    salesMargin: { name: "销售 × 毛利", rows: ["销售高", "销售低"], columns: ["毛利高", "毛利低"] },
    valuePotential: { name: "价值 × 潜力", rows: ["价值高", "价值低"], columns: ["潜力高", "潜力低"] },
    potentialLoyalty: { name: "潜力 × 忠诚度", rows: ["潜力高", "潜力低"], columns: ["忠诚", "摇摆", "新客户"] },
  },
};

/** How grids speak. */
export const gridWords: InLanguages<MethodWords<Choice, GridFacts | undefined>> = {
  en: {
    rule: (choice) => {
      const names = `${nameIn(methodsEn, choice.rows)} × ${nameIn(methodsEn, choice.columns)}`;
      const own = ownCells(choice);
      const set =
        choice.names === "joined"
          ? "each pair of classes is a class"
          : `named by ${SETS.en[choice.names].name}; of the rows the best ${choice.highRows}, of the columns the best ${choice.highColumns} count as ${SETS.en[choice.names].columns.length > 2 ? "high or loyal" : "high"}`;
      return `Grid ${names}: ${set}${own > 0 ? `; ${own} ${own === 1 ? "cell has a name" : "cells have names"} of the policy's own` : ""}`;
    },
    why: (facts, { nameOf, methodName }) => {
      if (!facts) return "Not part of the grid.";
      const { set, row, column } = facts.bands ?? {};
      const words = set && SETS.en[set];
      const part = (at: 0 | 1, meaning: string | undefined) =>
        `${nameOf(facts.classes[at])} by ${methodName(facts.methods[at])}${meaning === undefined ? "" : ` (${meaning})`}`;
      const own = facts.named === "byPolicy" ? "; this cell has a name of its own in the policy" : "";
      return `${part(0, words?.rows[row ?? 0])} and ${part(1, words?.columns[column ?? 0])}${own}.`;
    },
  },
  zh: {
    rule: (choice) => {
      const names = `${nameIn(methodsZh, choice.rows)} × ${nameIn(methodsZh, choice.columns)}`;
      const own = ownCells(choice);
      const set =
        choice.names === "joined"
          ? "每一对类别组成一类"
          : `按${SETS.zh[choice.names].name}命名，行的前 ${choice.highRows} 类、列的前 ${choice.highColumns} 类算作${SETS.zh[choice.names].columns.length > 2 ? "高（忠诚）" : "高"}`;
      return `矩阵 ${names}：${set}${own > 0 ? `；其中 ${own} 个格子由策略另行命名` : ""}`;
    },
    why: (facts, { nameOf, methodName }) => {
      if (!facts) return "不在矩阵之内。";
      const { set, row, column } = facts.bands ?? {};
      const words = set && SETS.zh[set];
      const part = (at: 0 | 1, meaning: string | undefined) =>
        `${methodName(facts.methods[at])}为“${nameOf(facts.classes[at])}”${meaning === undefined ? "" : `（${meaning}）`}`;
      const own = facts.named === "byPolicy" ? "；此格的名称由策略指定" : "";
      return `${part(0, words?.rows[row ?? 0])}，${part(1, words?.columns[column ?? 0])}${own}。`;
    },
  },
};

function nameIn(names: Readonly<Record<string, string>>, name: string): string {
  return names[name] ?? name;
}

function ownCells({ cells = [] }: Choice): number {
  return cells.length;
}
