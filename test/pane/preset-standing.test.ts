import { defaultPolicy, LANGUAGES, type Language } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import { PRESET_IDS, type PresetId } from "../../src/core/policies/preset-ids";
import { presetPolicy } from "../../src/core/policies/presets";
import { choicesOf, choose, standardOptions, type ChoiceEvent, type Choices } from "../../src/pane/choices";
import { presetStanding } from "../../src/pane/method/preset-standing";

function presetsIn(language: Language) {
  return new Map(
    PRESET_IDS.flatMap((id) => {
      const { value } = presetPolicy(id, language);
      return value ? [[id, value] as const] : [];
    }),
  );
}

function chosen(preset: PresetId, language: Language = "en"): Choices {
  const policy = presetsIn(language).get(preset);
  if (!policy) throw new Error(`${preset} is no policy`);
  return choose(choicesOf(defaultPolicy(language)), { kind: "presetChosen", preset, policy });
}

/** The choices of a workbook that is opened again: its policy as the sheet keeps it, with the columns that were found. */
function reopened({ policy }: Choices): Choices {
  const kept: unknown = JSON.parse(JSON.stringify({ ...policy, columns: { customer: "Customer", amount: "Revenue" } }));
  const { value } = readPolicy(kept);
  if (!value) throw new Error("a policy that was written can be read");
  return choicesOf(value);
}

test.each(LANGUAGES.flatMap((language) => PRESET_IDS.map((preset) => ({ preset, language }))))(
  "$preset in $language is known when it is chosen, and when its workbook is opened again",
  ({ preset, language }) => {
    const presets = presetsIn(language);
    expect(presetStanding(chosen(preset, language), presets)).toEqual({ preset, is: "as it was made" });
    const again = reopened(chosen(preset, language));
    expect(again.preset).toBeUndefined();
    expect(presetStanding(again, presets)).toEqual({ preset, is: "as it was made" });
  },
);

const ABC = { ...standardOptions("abc"), cuts: [0.7, 0.9] } as never;

test.each<{ about: string; event: ChoiceEvent; is: "changed" | "as it was made" | undefined }>([
  { about: "an option", event: { kind: "optionsChanged", choice: ABC }, is: "changed" },
  { about: "a method that is added", event: { kind: "methodAdded", method: "pareto" }, is: "changed" },
  {
    about: "what is done with a class",
    event: { kind: "settingChanged", change: { treatments: { A: "Visit them" } } },
    is: "changed",
  },
  {
    about: "a colour, of which it says nothing",
    event: { kind: "settingChanged", change: { colours: { A: "pink" } } },
    is: "as it was made",
  },
  { about: "the unit of the rows", event: { kind: "unitChosen", unit: "tenThousand" }, is: "as it was made" },
  { about: "another policy as a whole", event: { kind: "presetChosen", policy: defaultPolicy("en") }, is: undefined },
])("after $about: $is", ({ event, is }) => {
  const standing = presetStanding(choose(chosen("key-accounts"), event), presetsIn("en"));
  expect(standing?.is).toBe(is);
  if (is) expect(standing?.preset).toBe("key-accounts");
});

test("a preset of which no method is left is not the one that was changed; one that is made again by hand is itself", () => {
  const rfm = choose(chosen("rfm-eight"), { kind: "methodChosen", method: "abc" });
  expect(rfm.preset).toBe("rfm-eight");
  expect(presetStanding(rfm, presetsIn("en"))).toBeUndefined();
  const back = choose(rfm, { kind: "methodChosen", method: "rfm" });
  expect(presetStanding(back, presetsIn("en"))).toEqual({ preset: "rfm-eight", is: "as it was made" });
});
