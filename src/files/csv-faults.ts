import { warning, type Issue } from "../core/issues";

/** What in a CSV file does not follow the rules: it is read as it stands, counted, and the first place is noted. */
export class CsvFaults {
  private ragged: { line: number; fields: number; count: number } | undefined;
  private badQuotes: { line: number; count: number } | undefined;

  /** `width` is the number of fields that a record should have. */
  constructor(private readonly width: number) {}

  noteRagged(line: number, fields: number): void {
    if (this.ragged) this.ragged.count++;
    else this.ragged = { line, fields, count: 1 };
  }

  noteBadQuote(line: number): void {
    if (this.badQuotes) this.badQuotes.count++;
    else this.badQuotes = { line, count: 1 };
  }

  issues(): readonly Issue[] {
    return [
      ...(this.ragged ? [warning("raggedRow", { ...this.ragged, expected: this.width })] : []),
      ...(this.badQuotes ? [warning("badQuote", this.badQuotes)] : []),
    ];
  }
}
