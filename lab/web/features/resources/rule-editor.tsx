import { useState } from 'react'
import type { Rule, RuleBody } from '../../../shared/resources.ts'
import { useCall } from '../../app/api.ts'
import { t } from '../../texts/t.ts'
import { Check, SelectField, ShareField, TextArea, TextField } from '../../ui/field.tsx'
import { ListField } from '../../ui/list-field.tsx'
import { EditorFrame, labelOf } from './frames.tsx'
import { RuleExamples } from './rule-examples.tsx'
import { FoundText, useTry } from './try-text.tsx'

const blank: RuleBody = {
  name: '',
  label: 'IDNUM',
  description: '',
  kind: 'regex',
  pattern: '',
  terms: [],
  caseSensitive: false,
  before: [],
  after: [],
  exceptions: [],
  window: 40,
  within: 'sentence',
  wholeWords: true,
  score: 0.85,
  examples: [],
}

/** One rule, with a text and examples that run as one types. */
export function RuleEditor({
  rule,
  readOnly,
  onClose,
}: {
  readonly rule: Rule | null
  readonly readOnly: boolean
  readonly onClose: () => void
}) {
  const [value, setValue] = useState<RuleBody>(() => (rule ? bodyOf(rule) : blank))
  const [sample, setSample] = useState<string>(t('rules.sample'))
  const refresh = ['listRules', 'listResources'] as const
  const create = useCall('createRule', { refresh })
  const change = useCall('changeRule', { refresh })
  const set = (to: Partial<RuleBody>) => setValue({ ...value, ...to })
  const ready = value.kind === 'regex' ? value.pattern !== '' : value.terms.length > 0
  const complete = value.name.trim() !== '' && value.label !== '' && ready
  const tried = useTry(sample, ready ? { rule: { ...value, name: value.name || 'new' } } : null)
  const save = () => {
    if (rule) change.mutate({ params: { ruleId: rule.id }, body: value }, { onSuccess: onClose })
    else create.mutate({ body: value }, { onSuccess: onClose })
  }
  return (
    <EditorFrame
      title={rule ? rule.name : t('rules.new')}
      readOnly={readOnly}
      complete={complete}
      busy={create.isPending || change.isPending}
      error={create.error ?? change.error}
      onSave={save}
      onClose={onClose}
      fields={
        <>
          <WhatItIs value={value} set={set} />
          {value.kind === 'regex' ? (
            <Pattern value={value} set={set} problem={tried.error?.message} />
          ) : (
            <Terms value={value} set={set} />
          )}
          <WhereItHolds value={value} set={set} />
        </>
      }
    >
      <TextArea label={t('labels.sampleText')} rows={5} value={sample} onText={setSample} />
      {tried.data && !tried.error && (
        <>
          <FoundText text={sample} spans={tried.data.spans} />
          <p className="muted small" role="status">
            {t('rules.hits', { count: tried.data.spans.length, ms: tried.data.milliseconds.toFixed(1) })}
          </p>
        </>
      )}
      <RuleExamples
        examples={value.examples}
        results={tried.error ? [] : (tried.data?.examples ?? [])}
        readOnly={readOnly}
        onChange={(examples) => set({ examples })}
      />
    </EditorFrame>
  )
}

interface Fields {
  readonly value: RuleBody
  readonly set: (to: Partial<RuleBody>) => void
}

/** Its name, the label it gives, and whether it is a pattern or a list of terms. */
function WhatItIs({ value, set }: Fields) {
  return (
    <>
      <div className="two">
        <TextField label={t('rules.name')} value={value.name} onText={(name) => set({ name })} />
        <TextField
          label={t('rules.label')}
          value={value.label}
          onText={(label) => set({ label: labelOf(label) })}
        />
      </div>
      <TextField
        label={t('rules.description')}
        value={value.description}
        onText={(description) => set({ description })}
      />
      <SelectField
        label={t('rules.kind')}
        value={value.kind}
        choices={(['regex', 'dictionary'] as const).map((kind) => ({
          value: kind,
          text: t(`rules.kinds.${kind}`),
        }))}
        onPick={(kind) => set({ kind })}
      />
    </>
  )
}

function Pattern({ value, set, problem }: Fields & { readonly problem: string | undefined }) {
  return (
    <TextArea
      label={t('rules.pattern')}
      hint={t('rules.patternHint')}
      className="mono"
      spellCheck={false}
      rows={3}
      value={value.pattern}
      error={problem}
      onText={(pattern) => set({ pattern: pattern.replace(/\n/g, '') })}
    />
  )
}

/** The terms, one a line, typed or added from a file. */
function Terms({ value, set }: Fields) {
  return (
    <>
      <TextArea
        label={t('rules.terms')}
        hint={t('rules.termsHint')}
        rows={8}
        value={value.terms.join('\n')}
        onText={(text) => set({ terms: text.split('\n') })}
        onBlur={() => set({ terms: value.terms.map((term) => term.trim()).filter(Boolean) })}
      />
      <div className="row">
        <label className="button small">
          {t('rules.termsFile')}
          <input
            type="file"
            accept=".txt,.csv,.tsv"
            className="visually-hidden"
            onChange={async (event) => {
              const text = await event.target.files?.[0]?.text()
              if (text !== undefined) set({ terms: [...new Set([...value.terms, ...firstColumn(text)])] })
            }}
          />
        </label>
        <span className="muted small">
          {t('rules.termsCount', { count: value.terms.filter(Boolean).length })}
        </span>
      </div>
    </>
  )
}

/** What must stand around a hit, or may not, and how sure it then is. */
function WhereItHolds({ value, set }: Fields) {
  return (
    <>
      <div className="row wrap checks">
        <Check
          label={t('rules.caseSensitive')}
          checked={value.caseSensitive}
          onCheck={(caseSensitive) => set({ caseSensitive })}
        />
        <Check
          label={t('rules.wholeWords')}
          checked={value.wholeWords}
          onCheck={(wholeWords) => set({ wholeWords })}
        />
      </div>
      <div className="two">
        {(['before', 'after', 'exceptions'] as const).map((key) => (
          <ListField
            key={key}
            label={t(`rules.${key}`)}
            hint={t(`rules.${key}Hint`)}
            value={value[key]}
            onList={(list) => set({ [key]: list })}
          />
        ))}
        <SelectField
          label={t('rules.within')}
          value={value.within}
          choices={(['sentence', 'line', 'document'] as const).map((within) => ({
            value: within,
            text: t(`rules.withins.${within}`),
          }))}
          onPick={(within) => set({ within })}
        />
        <TextField
          label={t('rules.window')}
          inputMode="numeric"
          value={String(value.window)}
          onText={(text) => set({ window: Math.min(1000, Number(text.replace(/\D/g, ''))) })}
        />
        <ShareField label={t('rules.score')} value={value.score} onShare={(score) => set({ score })} />
      </div>
    </>
  )
}

function bodyOf({ id: _id, version: _version, updatedAt: _updatedAt, ...body }: Rule): RuleBody {
  return body
}

/** The first column of a list, with its quotes taken off; a line without a word is no line. */
function firstColumn(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .map((line) => /^\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))/.exec(line)!)
    .map(([, quoted, plain = '']) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim())
    .filter((term) => term !== '' && term.length <= 200)
}
