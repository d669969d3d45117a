import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** Code that no test of behaviour can tell from its broken form; each with the reason that the report prints. */
const words = {
  shouldIgnore(path) {
    if (isIn(path, (call) => call.isCallExpression() && memberOf(call.node.callee) === "describe"))
      return "A description of an option is a sentence, not a rule.";
    if (isIn(path, (thrown) => thrown.isNewExpression() && thrown.node.callee.name === "Error"))
      return "The sentence of a bug.";
    if (isLiteral(path) && isFallback(path)) return "The type checker asks for this value; it is never reached.";
    return undefined;
  },
};

/** Whether the code is, or stands among, the arguments of such a call. */
function isIn(path, isWanted) {
  return path.listKey === "arguments" && isWanted(path.parentPath);
}

function memberOf(callee) {
  return callee.type === "MemberExpression" ? callee.property.name : undefined;
}

function isLiteral({ node }) {
  if (node.type === "ArrayExpression") return node.elements.length === 0;
  return node.type === "StringLiteral" && node.value === "";
}

/** What stands in for an element of a list that is there: `list[i] ?? ""`, `const [first = ""] = …`. */
function isFallback({ key, parent, parentPath }) {
  if (parent.type === "LogicalExpression") return parent.operator === "??" && key === "right" && isElement(parent.left);
  return parent.type === "AssignmentPattern" && parentPath.parent.type === "ArrayPattern";
}

function isElement(node) {
  return /^(Optional)?MemberExpression$/.test(node.type) && node.computed;
}

/** What Stryker loads. */
export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "words", words)];
