import { restore, restoreTokens } from '@palimpsest/deid/replace'
import type { OffsetUnit } from '@palimpsest/deid/text'
import type { Engine } from './engine.ts'
import { openKeyring, openPolicy } from './policies.ts'
import type { Settings } from './settings.ts'
import { countSpan } from './tally.ts'

/**
 * What `restore` does with a document: values that were encrypted come back. Where the document has its spans,
 * those are turned back as the policy made them; a bare text has only its `<LABEL:…>` tokens.
 */
export async function openRestore(settings: Settings, _offsets: OffsetUnit): Promise<Engine['work']> {
  if (settings.mapping !== undefined) {
    const { openMappingFile } = await import('./mapping-file.ts')
    const original = openMappingFile(settings.mapping, settings.key!, {
      rewritten: settings.rewritten === true,
    })
    return async (doc) => {
      const text = original(doc)
      return { doc: { id: doc.id, text }, record: { text } }
    }
  }
  const policy = openPolicy(settings.policy, settings)
  const keyring = openKeyring(settings.key!)
  return async (doc, tally) => {
    const text = doc.spans ? restore(doc, doc.spans, policy, { keyring }) : restoreTokens(doc.text, keyring)
    for (const { label } of doc.spans ?? []) countSpan(tally, label, 'restore')
    return { doc: { id: doc.id, text }, record: { text } }
  }
}
