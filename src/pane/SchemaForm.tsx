import { Field, Select } from "@fluentui/react-components";
import type { JSX } from "react";
import * as z from "zod";
import { METHODS, methodSchema, type MethodId } from "../core/methods/methods";
import { ExactInput } from "./ExactInput";
import { readNumber } from "./numbers";
import type { View } from "./Section";
import { formState, isWriting } from "./state";

/** The options of a method as plain controls, made from its schema: a field for each number and list of numbers, a list for each choice. */
export function SchemaForm({ state, send }: View): JSX.Element {
  const choice: Readonly<Record<string, unknown>> & { readonly id: MethodId } = state.drafts[state.method];
  const shape: Readonly<Record<string, z.core.$ZodType>> = METHODS[choice.id].options.shape;
  const change = (key: string, value: unknown) => {
    const changed = methodSchema.safeParse({ ...choice, [key]: value });
    if (changed.success) send({ kind: "optionsChanged", choice: changed.data });
    return changed.success ? "understood" : "not understood";
  };
  return (
    <>
      {Object.entries(shape).map(([key, schema]) => {
        const inner = unwrap(schema);
        const label = z.globalRegistry.get(schema)?.description ?? key;
        const value = choice[key];
        if (inner instanceof z.ZodNumber && typeof value === "number")
          return (
            <Field key={key} label={{ children: label, size: "small" }}>
              <ExactInput
                label={label}
                kind="number"
                text={String(value)}
                state={formState(state)}
                onText={(typed) => change(key, readNumber(typed))}
              />
            </Field>
          );
        if (inner instanceof z.ZodEnum)
          return (
            <Field key={key} label={{ children: label, size: "small" }}>
              <Select
                size="small"
                value={String(value)}
                disabled={isWriting(state)}
                onChange={(_, { value: chosen }) => change(key, chosen)}
              >
                {inner.options.map((option) => (
                  <option key={option} value={option}>
                    {option}
                  </option>
                ))}
              </Select>
            </Field>
          );
        return null;
      })}
    </>
  );
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? unwrap(schema.def.innerType) : schema;
}
