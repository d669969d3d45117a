import { dayToText, type Day } from "./days";

/** A point in time by the clock of who runs KA: the day, and the minute of the day where the door knows it. */
export interface Moment {
  readonly day: Day;
  /** 0 to 1,439. */
  readonly minute?: number | undefined;
}

/** When, by whom and with which KA a run is made, as its door says: core has no clock, and nobody's name is proved. */
export interface Occasion {
  readonly moment: Moment;
  /** As somebody typed it. */
  readonly author?: string | undefined;
  /** KA's version. */
  readonly version?: string | undefined;
}

/** A moment as `2025-03-01 08:15`, a day alone as `2025-03-01`. */
export function momentText({ day, minute }: Moment): string {
  if (minute === undefined) return dayToText(day);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${dayToText(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
