import { METHODS } from "../../../src/core/methods/methods";
import { CLASS_KINDS } from "../../../src/core/customer-class";
import { LANGUAGES } from "../../../src/core/policy";
import { PRESET_IDS } from "../../../src/core/policies/preset-ids";
import { presetPolicy } from "../../../src/core/policies/presets";

const ALL = PRESET_IDS.flatMap((id) => LANGUAGES.map((language) => ({ id, language })));

test.each(ALL)("$id in $language is a policy that can be used", ({ id, language }) => {
  const { value, issues } = presetPolicy(id, language);
  expect(issues).toEqual([]);
  expect(value?.language).toBe(language);
  expect(value?.methods.every((choice) => choice.id in METHODS)).toBe(true);
});

test.each(PRESET_IDS)("%s says the same in both languages", (id) => {
  const [en, zh] = LANGUAGES.map((language) => presetPolicy(id, language).value);
  expect(zh?.methods.map((choice) => choice.id)).toEqual(en?.methods.map((choice) => choice.id));
  expect(Object.keys(zh?.treatments ?? {})).toHaveLength(Object.keys(en?.treatments ?? {}).length);
});

test.each(ALL)("the treatments of $id in $language are for classes that its methods have", ({ id, language }) => {
  const { value } = presetPolicy(id, language);
  const labels = JSON.stringify(value?.methods);
  const strange = Object.keys(value?.treatments ?? {}).filter(
    (name) =>
      !CLASS_KINDS.some((kind) => kind === name) &&
      !labels.includes(JSON.stringify(name)) &&
      !/^[ABC][XYZ]?$/.test(name),
  );
  expect(strange).toEqual([]);
});
