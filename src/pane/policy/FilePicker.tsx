import { Button } from "@fluentui/react-components";
import { useRef, type ChangeEvent } from "react";
import type { Outcome } from "../../core/issues";
import type { Policy } from "../../core/policy";
import { policyFromFile } from "./policy-file";

interface FilePickerProps {
  readonly label: string;
  readonly state: "free" | "blocked";
  /** Told the policy of the file that was chosen, or why it is none. */
  readonly onPolicy: (file: string, outcome: Outcome<Policy>) => void;
}

/** A button that lets a policy be chosen from the files of this computer. */
export function FilePicker({ label, state, onPolicy }: FilePickerProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // The same file may be chosen again after it was mended.
    target.value = "";
    if (file) void policyFromFile(file).then((outcome) => onPolicy(file.name, outcome));
  };
  return (
    <>
      <Button size="small" disabledFocusable={state === "blocked"} onClick={() => chooser.current?.click()}>
        {label}
      </Button>
      <input ref={chooser} type="file" accept=".json,application/json" hidden aria-label={label} onChange={choose} />
    </>
  );
}
