/**
 * A loader of webpack for the pane's modules: what Griffel would make of `makeStyles` in the page, class names and rules of CSS, is made here. The page
 * shows itself sooner, and all that makes styles (Griffel's compiler, the turning of rules for languages from right to left) stays out of its first load.
 *
 * The styles have to be a literal of values and of what Fluent UI offers for them. Others are left for the page to make: then it loads the compiler again, and a test says which.
 */
const { createRequire } = require("node:module");
const ts = require("typescript");
const library = require("@fluentui/react-components");

// Fluent UI's own copy: the page runs the rest of it.
const fluent = createRequire(require.resolve("@fluentui/react-components"));
const { resolveStyleRulesForSlots } = createRequire(fluent.resolve("@griffel/react"))("@griffel/core");

/** What styles may be written with, as Fluent UI names it. */
const NAMES = [
  "tokens",
  "createCustomFocusIndicatorStyle",
  "createFocusOutlineStyle",
  "shorthands",
  "typographyStyles",
];
const GIVEN = NAMES.map((name) => library[name]);

const MAKER = "makeStyles";
const LIBRARY = "@fluentui/react-components";

module.exports = function stylesAtBuild(source) {
  return withStyles(source);
};
module.exports.withStyles = withStyles;

/** The module with its styles made, where they can be; styles are written without types. */
function withStyles(source) {
  if (!source.includes(`${MAKER}(`)) return source;
  const file = ts.createSourceFile("module.tsx", source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  const changes = [];
  const visit = (node) => {
    const styles = isMaking(node) ? valueOf(node.arguments[0], source, file) : undefined;
    if (styles) {
      const made = resolveStyleRulesForSlots(styles).map((part) => JSON.stringify(part));
      changes.push({ from: node.getStart(file), to: node.end, text: `__styles(${made.join(", ")})` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (changes.length === 0) return source;
  const made = changes.reduceRight(
    (text, { from, to, text: put }) => `${text.slice(0, from)}${put}${text.slice(to)}`,
    source,
  );
  return `import { __styles } from "${LIBRARY}";\n${made}`;
}

function isMaking(node) {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === MAKER;
}

/** The styles that a literal says; nothing where it names anything else. */
function valueOf(literal, source, file) {
  const text = source.slice(literal.getStart(file), literal.end);
  try {
    return new Function(...NAMES, `"use strict"; return (${text})`)(...GIVEN);
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}
