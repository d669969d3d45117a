import type { Policy } from "../core/policy";

const KEY = "KA_policy";

/**
 * The policy as it is kept in the workbook's settings, so that it travels with the file; unchecked, because one of a newer KA has to be told
 * from none. What is not a document counts as none.
 */
export async function loadPolicy(): Promise<unknown> {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(KEY);
    setting.load("value");
    await context.sync();
    if (setting.isNullObject || typeof setting.value !== "string") return undefined;
    return parse(setting.value);
  });
}

/** Keeps the policy in the workbook. */
export async function savePolicy(policy: Policy): Promise<void> {
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.settings.add(KEY, JSON.stringify(policy));
    await context.sync();
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
