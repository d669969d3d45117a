/** A list of names, the first few of them. */
export function some(names: readonly string[], most = 30): string {
  const shown = names.slice(0, most).join("、");
  return names.length > most ? `${shown}……` : shown;
}
