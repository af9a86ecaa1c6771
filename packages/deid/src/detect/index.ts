export { clinicalRules } from './pipelines/clinical.ts'
