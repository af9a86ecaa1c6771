/** Words in clusters of words used alike, by `WordType.form`, rising as unsigned numbers: a fine cluster and a coarse one each. */
export interface WordClusters {
  readonly forms: Int32Array
  readonly fine: Uint8Array
  readonly coarse: Uint8Array
}

/** The clusters of no word. */
export const NO_CLUSTERS: WordClusters = {
  forms: new Int32Array(0),
  fine: new Uint8Array(0),
  coarse: new Uint8Array(0),
}

/** Place of a form in the clusters; -1 when it is in none. */
export function clusterAt({ forms }: WordClusters, form: number): number {
  const wanted = form >>> 0
  let low = 0
  let high = forms.length
  while (low < high) {
    const middle = (low + high) >> 1
    const there = forms[middle]! >>> 0
    if (there === wanted) return middle
    if (there < wanted) low = middle + 1
    else high = middle
  }
  return -1
}
