/** Pipelines with models in them, and what they are made of. */
export { type EnsembleSettings, ensemble, type Merging } from './ensemble.ts'
export { pipelineNames, type ShippedOptions, shippedPipeline, withCrf } from './pipelines.ts'
export { loadCrf, type ReadWeights, readWeights } from './weights.ts'
