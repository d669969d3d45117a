/** The flags of a run as commander hands them over: by name in camel case; those that may be given again as a list. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The text that a flag was given. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}
