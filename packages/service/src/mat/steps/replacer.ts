import { DeidError } from '@palimpsest/deid'
import {
  type MistReplacer,
  mistReplacer,
  mistReplacers,
  type ReplacementMap,
  readReplacementMap,
  resourcePools,
} from '@palimpsest/deid/replace'
import type { MatTask } from '../tasks.ts'
import { type BatchEntry, listOf, type StepWork } from './step.ts'

/**
 * The replacer that the options name, set up as they say, for one document. Throws a DeidError in MIST's words where none is
 * named, the task does not know it, or the workflow does not support it.
 */
export function openReplacer(
  { file }: BatchEntry,
  { task, workflow, workflowName, options }: StepWork,
): MistReplacer {
  const name = options.replacer
  if (name === undefined || name === '') throw new DeidError('no-replacer', 'no replacer specified')
  // Any other name may be a piece of a document.
  if (!(mistReplacers as readonly string[]).includes(name))
    throw new DeidError(
      'unknown-replacer',
      `task '${task.name}' does not know about the replacer; it knows ${mistReplacers.join(', ')}`,
    )
  if (!workflow.replacers.includes(name))
    throw new DeidError(
      'wrong-replacer',
      `workflow '${workflowName}' in task '${task.name}' does not support the replacer '${name}'`,
    )
  if (options.compat !== undefined && options.compat !== 'mist-2.0.4')
    throw new DeidError('bad-option', "compat is 'mist-2.0.4' or nothing", { key: 'compat' })
  return mistReplacer(name, {
    task: task.mist,
    file,
    ...(options.replacement_map && { replacementMap: rulesOf(options.replacement_map, task) }),
    ...(options.cache_scope && { cacheScope: options.cache_scope }),
    flagUnparseableSeeds: listOf(options.flag_unparseable_seeds),
    dontNominate: listOf(options.dont_nominate),
    ...(options.resource_texts && { pools: resourcePools(textsOf(options.resource_texts)) }),
    ...(options.compat === 'mist-2.0.4' && { compat: options.compat }),
  })
}

// Set by a command that has read the files itself; a form may not name files of the server.
function textsOf(json: string): Readonly<Record<string, string>> {
  return JSON.parse(json) as Readonly<Record<string, string>>
}

// A rule for a label that no annotation has would wait for ever.
function rulesOf(json: string, task: MatTask): ReplacementMap {
  const map = readReplacementMap(json)
  for (const labels of map.values())
    for (const label of labels.keys())
      if (!Object.hasOwn(task.mist.labels, label))
        throw new DeidError(
          'bad-rules',
          `The replacement map has a label that task '${task.name}' does not have; it has ${Object.keys(task.mist.labels).join(', ')}`,
        )
  return map
}
