/**
 * Pairs rows with columns so that the sum of `weights[row][column]` is greatest (Kuhn and Munkres, by shortest
 * augmenting paths, O(n³)). Gives the column of each row, or -1. Pairs of weight 0 or less are never made.
 */
export function bestAssignment(weights: readonly (readonly number[])[]): readonly number[] {
  const rows = weights.length
  const columns = weights[0]?.length ?? 0
  const size = Math.max(rows, columns)
  const cost = (row: number, column: number) => -Math.max(0, weights[row]?.[column] ?? 0)
  // Potentials u, v and the row of each column; index 0 is a column that no row has.
  const u = new Float64Array(size + 1)
  const v = new Float64Array(size + 1)
  const rowOf = new Int32Array(size + 1)
  const way = new Int32Array(size + 1)
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row
    let at = 0
    const least = new Float64Array(size + 1).fill(Infinity)
    const used = new Uint8Array(size + 1)
    do {
      used[at] = 1
      const from = rowOf[at]!
      let delta = Infinity
      let next = 0
      for (let column = 1; column <= size; column++) {
        if (used[column]) continue
        const reduced = cost(from - 1, column - 1) - u[from]! - v[column]!
        if (reduced < least[column]!) {
          least[column] = reduced
          way[column] = at
        }
        if (least[column]! < delta) {
          delta = least[column]!
          next = column
        }
      }
      for (let column = 0; column <= size; column++) {
        if (used[column]) {
          u[rowOf[column]!]! += delta
          v[column]! -= delta
        } else least[column]! -= delta
      }
      at = next
    } while (rowOf[at] !== 0)
    while (at !== 0) {
      const before = way[at]!
      rowOf[at] = rowOf[before]!
      at = before
    }
  }
  const out = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column]! - 1
    if (row < rows && (weights[row]?.[column - 1] ?? 0) > 0) out[row] = column - 1
  }
  return out
}
