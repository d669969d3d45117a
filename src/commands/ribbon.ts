import { refusalOf } from "../excel/refusals";

/** What the buttons of the ribbon and of the context menu ask of the pane. */
export type Command = "refreshAsked" | "explainAsked" | "revertAsked";

/** The functions that the manifest names. */
const COMMANDS: Readonly<Record<string, Command>> = {
  refreshResult: "refreshAsked",
  explainCustomer: "explainAsked",
  revertRun: "revertAsked",
};

/** Lets the buttons open the pane and ask it: what they do, and what becomes of it, is the pane's. */
export function associateCommands(ask: (command: Command) => void): void {
  for (const [name, command] of Object.entries(COMMANDS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void showPane().then(() => {
        ask(command);
        // Excel keeps the button busy until it hears this; the work goes on in the pane.
        event.completed();
      });
    });
  }
}

/** Opens the pane. Where it cannot be opened by a button, what was asked is done all the same, and shown when it is. */
async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch (error) {
    // What is no refusal of Excel's is a bug, and is thrown on.
    refusalOf(error);
  }
}
