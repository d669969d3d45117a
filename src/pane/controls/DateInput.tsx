import { Input } from "@fluentui/react-components";
import { useState } from "react";
import { dayFromText } from "../../core/days";

interface DateInputProps {
  /** The day in use, as 2025-03-01; empty for none. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly state: "free" | "blocked" | "wrong";
  /** Its name where no field around it has one. */
  readonly label?: string;
}

/** A day, from the browser's own calendar. A year that is half typed is none yet. */
export function DateInput({ text, onText, state, label }: DateInputProps) {
  const [draft, setDraft] = useState<string>();
  const take = (typed: string) => {
    setDraft(undefined);
    if (typed !== text) onText(typed);
  };
  return (
    <Input
      type="date"
      size="small"
      style={{ minWidth: 0 }}
      {...(label === undefined ? {} : { "aria-label": label })}
      disabled={state === "blocked"}
      aria-invalid={state === "wrong"}
      value={draft ?? text}
      onChange={(_, { value }) => (dayFromText(value) === undefined ? setDraft(value) : take(value))}
      onBlur={() => draft !== undefined && take(draft === "" ? "" : text)}
    />
  );
}
