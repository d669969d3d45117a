/** Stands for what zod makes JSON Schema with in the scripts of the add-in, which check values and make none: the command does (`ka schema`). */
function absent() {
  throw new Error("The add-in makes no JSON Schema.");
}

export {
  absent as createStandardJSONSchemaMethod,
  absent as createToJSONSchemaMethod,
  absent as extractDefs,
  absent as finalize,
  absent as handleUnrepresentable,
  absent as initializeContext,
  absent as process,
  absent as processSchema,
};
