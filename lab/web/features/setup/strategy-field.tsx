import type { Strategy, StrategyKind } from '../../../shared/labels.ts'
import { t } from '../../texts/t.ts'
import { SelectField, TextField } from '../../ui/field.tsx'

const kinds: readonly StrategyKind[] = [
  'label',
  'characters',
  'fixed',
  'surrogate',
  'shift',
  'generalize',
  'hash',
  'encrypt',
  'redact',
  'none',
]

/** What a strategy starts with for a label; generalizing needs to know what kind of value it is. */
function startOf(kind: StrategyKind, label: string | null): Strategy['settings'] {
  if (kind === 'fixed') return { length: 4 }
  if (kind !== 'generalize') return {}
  if (label === 'ZIP') return { digits: 3 }
  if (label && /DATE|TIME/.test(label)) return { keep: 'year' }
  return { over: 89, to: '90+' }
}

/** What becomes of a span: a kind, and the few settings that kind has. `none` in the list: the project's default. */
export function StrategyField({
  label,
  value,
  fallback,
  onChange,
  describe,
}: {
  /** The label it is for; null: the project's default. */
  readonly label: string | null
  readonly value: Strategy | null
  readonly fallback: Strategy | null
  readonly onChange: (strategy: Strategy | null) => void
  readonly describe: string
}) {
  const choices = [
    ...(fallback
      ? [
          {
            value: 'default' as const,
            text: t('labels.asDefault', { kind: t(`labels.strategies.${fallback.kind}`) }),
          },
        ]
      : []),
    ...kinds.map((kind) => ({ value: kind, text: t(`labels.strategies.${kind}`) })),
  ]
  const pick = (kind: StrategyKind | 'default') =>
    onChange(kind === 'default' ? null : { kind, settings: startOf(kind, label) })
  return (
    <div className="strategy">
      <SelectField
        bare
        slim
        label={describe}
        value={value?.kind ?? 'default'}
        choices={choices}
        onPick={pick}
      />
      {value && <Settings value={value} onChange={onChange} describe={describe} />}
    </div>
  )
}

function Settings({
  value: { kind, settings },
  onChange,
  describe,
}: {
  readonly value: Strategy
  readonly onChange: (strategy: Strategy) => void
  readonly describe: string
}) {
  const set = (change: Record<string, unknown>) => {
    const next = Object.fromEntries(
      Object.entries({ ...settings, ...change }).filter(([, v]) => v !== undefined && v !== ''),
    )
    onChange({ kind, settings: next })
  }
  const number = (key: string, name: string) => (
    <TextField
      bare
      slim
      label={`${describe}: ${name}`}
      placeholder={name}
      title={name}
      inputMode="numeric"
      value={settings[key] === undefined ? '' : String(settings[key])}
      onText={(text) => set({ [key]: text === '' ? undefined : Number(text.replace(/\D/g, '')) })}
    />
  )
  const word = (key: string, name: string) => (
    <TextField
      bare
      slim
      label={`${describe}: ${name}`}
      placeholder={name}
      title={name}
      value={settings[key] === undefined ? '' : String(settings[key])}
      onText={(text) => set({ [key]: text })}
    />
  )
  if (kind === 'fixed')
    return (
      <>
        {number('length', t('labels.length'))}
        {word('char', t('labels.char'))}
      </>
    )
  if (kind === 'characters') return word('char', t('labels.char'))
  if (kind === 'encrypt')
    return (
      <SelectField
        bare
        slim
        label={`${describe}: ${t('labels.form')}`}
        value={settings.format === 'preserve' ? 'preserve' : 'token'}
        choices={[
          { value: 'token', text: t('labels.forms.token') },
          { value: 'preserve', text: t('labels.forms.preserve') },
        ]}
        onPick={(format) => set({ format })}
      />
    )
  if (kind === 'generalize') {
    if ('digits' in settings) return number('digits', t('labels.digits'))
    if ('keep' in settings)
      return (
        <SelectField
          bare
          slim
          label={`${describe}: ${t('labels.keep')}`}
          value={String(settings.keep) as 'year' | 'quarter' | 'month'}
          choices={(['year', 'quarter', 'month'] as const).map((value) => ({
            value,
            text: t(`labels.keeps.${value}`),
          }))}
          onPick={(keep) => set({ keep })}
        />
      )
    return (
      <>
        {number('over', t('labels.over'))}
        {word('to', t('labels.to'))}
      </>
    )
  }
  return null
}
