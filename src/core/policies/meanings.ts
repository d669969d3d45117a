import * as z from "zod";

/**
 * What a value stands for, where neither its type nor its bounds tell it: a part of 1, which people write as per cent; a day or a month as
 * text; a header of the sheet, or one of a column of numbers; the name of a class or of a method of the policy.
 */
export type Meaning = "part" | "day" | "month" | "header" | "numbers" | "class" | "method";

/** Meanings by schema. A form chooses its controls by them; they change nothing of what is accepted. */
export const MEANINGS = z.registry<{ readonly of: Meaning }>();
