/** How far a job is, in the units of its stage: rows or cells. */
export interface Done {
  readonly done: number;
  readonly total: number;
}
