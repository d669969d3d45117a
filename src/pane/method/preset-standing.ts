import { PRESET_IDS, type PresetId } from "../../core/policies/preset-ids";
import { stampOf } from "../../core/policies/fingerprint";
import type { Policy } from "../../core/policy";
import type { Choices } from "../choices";

/** The ready-made policies of a language, checked. */
export type Presets = ReadonlyMap<PresetId, Policy>;

/** Which ready-made policy the choices are, or which they were before somebody changed them. */
export interface PresetStanding {
  readonly preset: PresetId;
  readonly is: "as it was made" | "changed";
}

/**
 * The ready-made policy that the choices say the same as, as far as one says anything: its methods, and what is done with their classes. That is told from the choices
 * themselves, so that it is known when a workbook is opened again, too. Else the one that was chosen, as long as one of its methods is left.
 */
export function presetStanding(choices: Choices, presets: Presets): PresetStanding | undefined {
  const { preset: chosen } = choices;
  const first = chosen === undefined ? [] : [chosen];
  const same = [...first, ...PRESET_IDS].find((id) => {
    const preset = presets.get(id);
    return preset && saysSame(choices, preset);
  });
  if (same) return { preset: same, is: "as it was made" };
  const methods = (chosen && presets.get(chosen)?.methods) ?? [];
  const isLeft = methods.some(({ id }) => choices.methods.some((choice) => choice.id === id));
  return chosen && isLeft ? { preset: chosen, is: "changed" } : undefined;
}

function saysSame({ methods, policy }: Choices, preset: Policy): boolean {
  if (methods.map(({ id }) => id).join() !== preset.methods.map(({ id }) => id).join()) return false;
  const { treatments: _treatments, colours: _colours, ...others } = preset;
  const stampWith = ({ treatments, colours }: Pick<Policy, "treatments" | "colours">, own: Policy["methods"]) =>
    stampOf({ ...others, methods: own, ...(treatments ? { treatments } : {}), ...(colours ? { colours } : {}) });
  // One without colours leaves those that classes have.
  const colours = preset.colours ? policy.colours : undefined;
  return stampWith({ treatments: policy.treatments, colours }, [...methods]) === stampWith(preset, preset.methods);
}
