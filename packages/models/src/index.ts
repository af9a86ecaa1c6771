/** Pipelines with models in them, and what they are made of. */
export { type EnsembleSettings, ensemble, type Merging } from './ensemble.ts'
export { excludeByDefault } from './exclude-by-default.ts'
export { type PipelinePoint, type PipelineSettings, parseSettings, pointFor } from './pipeline-settings.ts'
export { pipelineNames, type ShippedOptions, shippedPipeline, withCrf } from './pipelines.ts'
export { loadCrf, type ReadWeights, readWeights } from './weights.ts'
export { withTitles } from './with-titles.ts'
