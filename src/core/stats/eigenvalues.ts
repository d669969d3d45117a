/**
 * The eigenvalues of a symmetric matrix given by its rows, ascending. Source: Jacobi's rotations, Golub & Van Loan, Matrix Computations, 8.5.
 * @example
 * ```ts
 * eigenvalues([[3, 4], [4, -3]]).map(Math.round); // [-5, 5]
 * ```
 */
export function eigenvalues(rows: readonly (readonly number[])[]): number[] {
  const size = rows.length;
  const matrix = rows.map((row) => Float64Array.from(row));
  const at = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  const set = (row: number, column: number, value: number) => {
    const values = matrix[row];
    if (values) values[column] = value;
  };
  // Each sweep squares what is left beside the diagonal: a dozen are more than enough for any double.
  for (let sweep = 0; sweep < 50; sweep++) {
    let beside = 0;
    for (let p = 0; p < size; p++) for (let q = 0; q < p; q++) beside += Math.abs(at(p, q));
    if (beside === 0) break;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (at(p, q) === 0) continue;
        const slope = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        const sine = tangent * cosine;
        for (let k = 0; k < size; k++) {
          const [left, right] = [at(k, p), at(k, q)];
          set(k, p, cosine * left - sine * right);
          set(k, q, sine * left + cosine * right);
        }
        for (let k = 0; k < size; k++) {
          const [upper, lower] = [at(p, k), at(q, k)];
          set(p, k, cosine * upper - sine * lower);
          set(q, k, sine * upper + cosine * lower);
        }
        // Rounding would leave a trace that the next sweep turns again, for ever.
        set(p, q, 0);
        set(q, p, 0);
      }
    }
  }
  return rows.map((_, i) => at(i, i)).sort((a, b) => a - b);
}
