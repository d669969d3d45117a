import type { Culture } from "../core/text/culture";

/** How this Excel writes numbers and days; nothing where it is too old to say. */
export async function readCulture(context: Excel.RequestContext): Promise<Culture | undefined> {
  const { requirements } = Office.context;
  if (!requirements.isSetSupported("ExcelApi", "1.11")) return undefined;
  const { application } = context.workbook;
  // Of Excel itself, not of Windows: in its options other signs can be chosen.
  application.load({ decimalSeparator: true, thousandsSeparator: true });
  const days = requirements.isSetSupported("ExcelApi", "1.12") ? application.cultureInfo.datetimeFormat : undefined;
  days?.load({ shortDatePattern: true, dateSeparator: true });
  await context.sync();
  const { decimalSeparator: decimal, thousandsSeparator } = application;
  // Windows takes one sign for both; then nobody could tell them apart.
  const group = thousandsSeparator === decimal ? "" : thousandsSeparator;
  return { decimal, group, ...(days ? { day: days.shortDatePattern.replaceAll("/", days.dateSeparator) } : {}) };
}
