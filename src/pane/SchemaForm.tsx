import { Field, Select } from "@fluentui/react-components";
import type { JSX } from "react";
import { methodSchema, type MethodId } from "../core/methods/methods";
import { optionFields, readOption, writeOption, type OptionField } from "../core/options";
import { ExactInput } from "./ExactInput";
import type { View } from "./Section";
import { formState, isWriting } from "./state";

/** The options of a method as plain controls, made from its schema: a list for each choice, a field for everything else. */
export function SchemaForm({ state, send }: View): JSX.Element {
  const choice: Readonly<Record<string, unknown>> & { readonly id: MethodId } = state.drafts[state.method];
  const change = (key: string, value: unknown) => {
    const { [key]: _before, ...others } = choice;
    const changed = methodSchema.safeParse(value === undefined ? others : { ...others, [key]: value });
    if (changed.success) send({ kind: "optionsChanged", choice: changed.data });
    return changed.success ? "understood" : "not understood";
  };
  return (
    <>
      {optionFields(choice.id).map(({ key, description, shape }: OptionField) => {
        const value = choice[key];
        return (
          <Field key={key} label={{ children: description, size: "small" }}>
            {shape.kind === "choice" ? (
              <Select
                size="small"
                value={writeOption(shape, value)}
                disabled={isWriting(state)}
                onChange={(_, { value: chosen }) => change(key, chosen === "" ? undefined : chosen)}
              >
                {value === undefined && <option value="">–</option>}
                {shape.choices.map((option) => (
                  <option key={option} value={option}>
                    {option}
                  </option>
                ))}
              </Select>
            ) : (
              <ExactInput
                label={description}
                kind={shape.kind === "number" ? "number" : "text"}
                text={writeOption(shape, value)}
                state={formState(state)}
                onText={(typed) =>
                  change(key, typed.trim() === "" ? undefined : readOption(shape, typed.normalize("NFKC")))
                }
              />
            )}
          </Field>
        );
      })}
    </>
  );
}
