import { METHOD_IDS } from "../../../src/core/methods/methods";
import { optionFields } from "../../../src/core/policies/options";
import { isPartOption } from "../../../src/core/policies/part-options";

test.each(METHOD_IDS)("the parts of 1 among the options of %s are those that its schema says", (method) => {
  const fields = optionFields(method);
  const said = fields.filter(({ shape }) => {
    const inner = shape.kind === "list" ? shape.of : shape;
    return inner.kind === "number" && inner.of === "part";
  });
  expect(fields.map(({ key }) => key).filter((key) => isPartOption(method, key))).toEqual(said.map(({ key }) => key));
});
