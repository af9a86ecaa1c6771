import type { RuleBody } from '../../../shared/resources.ts'
import type { Got } from '../../app/api.ts'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ListField } from '../../ui/list-field.tsx'

type Example = RuleBody['examples'][number]
type Result = Got<'playground'>['examples'][number]

/** Texts with what the rule is to find in each, and whether it does; an example not tried yet has no result. */
export function RuleExamples({
  examples,
  results,
  readOnly,
  onChange,
}: {
  readonly examples: readonly Example[]
  readonly results: readonly Result[]
  readonly readOnly: boolean
  readonly onChange: (examples: Example[]) => void
}) {
  return (
    <>
      <h3>{t('rules.examples')}</h3>
      <p className="muted small">{t('rules.examplesSay')}</p>
      {examples.map((example, i) => (
        <ExampleFields
          // biome-ignore lint/suspicious/noArrayIndexKey: examples have no other name than their place
          key={i}
          number={i + 1}
          example={example}
          result={results[i]}
          onChange={(to) => onChange(examples.map((e, n) => (n === i ? { ...e, ...to } : e)))}
          onRemove={() => onChange(examples.filter((_, n) => n !== i))}
        />
      ))}
      {!readOnly && (
        <Button small onClick={() => onChange([...examples, { text: '', finds: [] }])}>
          {t('rules.addExample')}
        </Button>
      )}
    </>
  )
}

function ExampleFields({
  number,
  example,
  result,
  onChange,
  onRemove,
}: {
  readonly number: number
  readonly example: Example
  readonly result: Result | undefined
  readonly onChange: (to: Partial<Example>) => void
  readonly onRemove: () => void
}) {
  return (
    <div className="example stack tight">
      <TextField
        slim
        label={t('rules.exampleText', { number })}
        value={example.text}
        onText={(text) => onChange({ text })}
      />
      <ListField
        slim
        label={t('rules.exampleFinds')}
        value={example.finds}
        onList={(finds) => onChange({ finds })}
      />
      <div className="row small">
        {result && (
          <span className={result.holds ? 'badge good' : 'badge problem'}>
            <Icon name={result.holds ? 'check' : 'warn'} size={13} />
            {result.holds
              ? t('rules.holds')
              : t('rules.finds', { found: result.found.join(', ') || t('ui.none') })}
          </span>
        )}
        <span className="grow" />
        <button type="button" className="link" onClick={onRemove}>
          {t('ui.remove')}
        </button>
      </div>
    </div>
  )
}
