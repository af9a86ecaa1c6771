import type { Experiment, ModelSpec, RunSpec } from './experiment.ts'

/** One model to make: a family's settings at one point of its iterators. */
export interface ModelPlan {
  readonly spec: ModelSpec
  /** Of its iterators, what it stands for: `size=100,l2=0.5`; `all` where there is none. Names its folder. */
  readonly variant: string
  /** Documents to train on; undefined for all. */
  readonly size?: number
  readonly settings: Readonly<Record<string, number | string>>
}

/** One test of one model. */
export interface RunPlan {
  readonly spec: RunSpec
  readonly model: ModelPlan
  readonly bias: number
}

/** Every model of a family: the product of its sizes and its settings. */
export function modelPlans(spec: ModelSpec): readonly ModelPlan[] {
  let combinations: readonly Readonly<Record<string, number | string>>[] = [{}]
  for (const [key, list] of Object.entries(spec.settings))
    combinations = combinations.flatMap((settings) => list.map((value) => ({ ...settings, [key]: value })))
  const varied = Object.keys(spec.settings).filter((key) => spec.settings[key]!.length > 1)
  const sizes = spec.sizes.length > 0 ? spec.sizes : [undefined]
  return sizes.flatMap((size) =>
    combinations.map((settings) => ({
      spec,
      settings,
      variant:
        [
          ...(size === undefined ? [] : [`size=${size}`]),
          ...varied.map((key) => `${key}=${settings[key]}`),
        ].join(',') || 'all',
      ...(size !== undefined && { size }),
    })),
  )
}

/** Every test of the experiment, model by model. A pipeline that was not trained here has no bias to vary. */
export function runPlans({ runs, models }: Experiment): readonly RunPlan[] {
  return runs.flatMap((spec) =>
    spec.models.flatMap((name) => {
      const family = models.find((model) => model.name === name)!
      const biases = family.pipeline === undefined ? spec.bias : [0]
      return modelPlans(family).flatMap((model) => biases.map((bias) => ({ spec, model, bias })))
    }),
  )
}
