import type { CrfModel } from './model.ts'

/**
 * The bias at which the model reached `recall` on its validation data: the highest that did, or the lowest
 * measured when none did. 0 for a model without measurements.
 */
export function biasForRecall({ header }: CrfModel, recall: number): number {
  const points = [...header.operatingPoints].sort((a, b) => b.bias - a.bias)
  return points.find((point) => point.recall >= recall)?.bias ?? points.at(-1)?.bias ?? 0
}
