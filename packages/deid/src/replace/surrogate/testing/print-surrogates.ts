import { createKeyring } from '../../keyring.ts'
import { nominate } from '../../nominate.ts'
import { transform } from '../../transform.ts'
import { corpus, policy } from './small-corpus.ts'

// A process of its own that prints what it makes of the corpus; for the test that every process makes the same.
const keyring = createKeyring(new TextEncoder().encode('the key of the small corpus'))
const texts = corpus.map(
  ({ doc, spans }) => transform(doc, spans, nominate(doc, spans, policy, { keyring })).text,
)
process.stdout.write(JSON.stringify(texts))
