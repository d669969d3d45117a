const KEY = "KA_policy";

/**
 * Choices that are not written yet, as they are kept in the workbook's settings, so that they travel with the file; unchecked, because one of a newer KA has
 * to be told from none. What is not a document counts as none.
 */
export async function loadDraft(): Promise<unknown> {
  return Excel.run({ delayForCellEdit: true }, async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(KEY);
    setting.load("value");
    await context.sync();
    if (setting.isNullObject || typeof setting.value !== "string") return undefined;
    return parse(setting.value);
  });
}

/** Keeps choices in the workbook. */
export async function saveDraft(draft: object): Promise<void> {
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.settings.add(KEY, JSON.stringify(draft));
    await context.sync();
  });
}

/** Forgets them, where there are any. */
export async function dropDraft(): Promise<void> {
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(KEY);
    await context.sync();
    if (setting.isNullObject) return;
    setting.delete();
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
