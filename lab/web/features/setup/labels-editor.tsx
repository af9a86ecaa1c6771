import { type CSSProperties, useState } from 'react'
import type { LabelSetting, LabelSettings } from '../../../shared/labels.ts'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { hue, hueNames } from '../../ui/palette.ts'
import { RemoveButton } from '../../ui/row-remove.tsx'
import { StrategyField } from './strategy-field.tsx'

/** The labels as a table: colour, name, key, group, what becomes of them, how to use them. */
export function LabelsEditor({
  value,
  onChange,
  readOnly,
  deidentifies,
}: {
  readonly value: LabelSettings
  readonly onChange: (settings: LabelSettings) => void
  readonly readOnly: boolean
  readonly deidentifies: boolean
}) {
  const [filter, setFilter] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const change = (label: string, to: Partial<LabelSetting>) =>
    onChange({ ...value, labels: value.labels.map((l) => (l.name === label ? { ...l, ...to } : l)) })
  const shown = value.labels.filter((l) => l.name.includes(filter.trim().toUpperCase()))
  return (
    <fieldset className="choices stack" disabled={readOnly}>
      {deidentifies && (
        <div className="row wrap defaults">
          <div className="field">
            <span className="label">{t('labels.default')}</span>
            <StrategyField
              label={null}
              value={value.defaultStrategy}
              fallback={null}
              describe={t('labels.default')}
              onChange={(strategy) => strategy && onChange({ ...value, defaultStrategy: strategy })}
            />
          </div>
          <Scope value={value.scope} onChange={(scope) => onChange({ ...value, scope })} />
        </div>
      )}
      <div className="row">
        <div className="grow">
          <TextField
            bare
            slim
            label={t('labels.filter')}
            placeholder={t('labels.filter')}
            value={filter}
            onText={setFilter}
          />
        </div>
        <span className="muted num">{t('labels.count', { count: value.labels.length })}</span>
      </div>
      <table className="table labels-table">
        <thead>
          <tr>
            <th>{t('labels.columns.colour')}</th>
            <th>{t('labels.columns.name')}</th>
            <th>{t('labels.columns.key')}</th>
            {deidentifies && <th>{t('labels.columns.strategy')}</th>}
            <th>
              <span className="visually-hidden">{t('labels.columns.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((label) => (
            <LabelRow
              key={label.name}
              label={label}
              keyTwice={
                label.hotkey !== null && value.labels.filter((l) => l.hotkey === label.hotkey).length > 1
              }
              fallback={deidentifies ? value.defaultStrategy : null}
              open={open === label.name}
              onOpen={(on) => setOpen(on ? label.name : null)}
              onChange={(to) => change(label.name, to)}
              onRemove={() => onChange({ ...value, labels: value.labels.filter((l) => l !== label) })}
            />
          ))}
        </tbody>
      </table>
      <NewLabel
        labels={value.labels}
        onAdd={(label) => onChange({ ...value, labels: [...value.labels, label] })}
      />
    </fieldset>
  )
}

/** One label. `fallback` is what becomes of it without a strategy of its own; null where nothing is de-identified. */
function LabelRow({
  label,
  keyTwice,
  fallback,
  open,
  onOpen,
  onChange,
  onRemove,
}: {
  readonly label: LabelSetting
  readonly keyTwice: boolean
  readonly fallback: LabelSettings['defaultStrategy'] | null
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly onChange: (to: Partial<LabelSetting>) => void
  readonly onRemove: () => void
}) {
  return (
    <tr>
      <td>
        <select
          className="swatch"
          style={{ '--h': hue(label.colour) } as CSSProperties}
          aria-label={t('labels.colourOf', { label: label.name })}
          value={label.colour}
          onChange={(event) => onChange({ colour: event.target.value })}
        >
          {hueNames.map((colour, i) => (
            <option key={colour} value={colour}>
              {t('labels.hue', { number: i + 1 })}
            </option>
          ))}
          {!hueNames.includes(label.colour) && <option value={label.colour}>{label.colour}</option>}
        </select>
      </td>
      <td>
        <b>{label.name}</b>
        {label.group && label.group !== label.name && (
          <span className="muted small label-group">{label.group}</span>
        )}
        {open && (
          <div className="stack tight label-more">
            <TextField
              slim
              label={t('labels.columns.group')}
              value={label.group ?? ''}
              onText={(group) => onChange({ group: group || null })}
            />
            <TextArea
              label={t('labels.columns.instructions')}
              rows={3}
              value={label.instructions}
              onText={(instructions) => onChange({ instructions })}
            />
          </div>
        )}
      </td>
      <td>
        <input
          className="input slim key-input"
          aria-label={t('labels.keyOf', { label: label.name })}
          aria-invalid={keyTwice || undefined}
          title={keyTwice ? t('keys.twice') : undefined}
          value={label.hotkey ?? ''}
          maxLength={2}
          onChange={(event) => onChange({ hotkey: event.target.value.slice(-1).toLowerCase() || null })}
        />
      </td>
      {fallback && (
        <td>
          <StrategyField
            label={label.name}
            value={label.strategy}
            fallback={fallback}
            describe={t('labels.strategyOf', { label: label.name })}
            onChange={(strategy) => onChange({ strategy })}
          />
        </td>
      )}
      <td className="right">
        <span className="row">
          <Button
            kind="quiet"
            icon
            small
            aria-label={t('labels.more', { label: label.name })}
            title={t('labels.more', { label: label.name })}
            aria-expanded={open}
            onClick={() => onOpen(!open)}
          >
            <Icon name={label.instructions ? 'info' : 'comment'} size={14} />
          </Button>
          <RemoveButton label={t('labels.remove', { label: label.name })} onRemove={onRemove} />
        </span>
      </td>
    </tr>
  )
}

/** A label of one's own: its name is written as names of labels are, and no other may have it. */
function NewLabel({
  labels,
  onAdd,
}: {
  readonly labels: readonly LabelSetting[]
  readonly onAdd: (label: LabelSetting) => void
}) {
  const [name, setName] = useState('')
  const clean = name
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[^A-Z]+/, '')
  const taken = labels.some((l) => l.name === clean)
  const add = () => {
    if (!clean || taken) return
    const colour = hueNames[labels.length % hueNames.length]!
    onAdd({ name: clean, colour, hotkey: null, group: null, instructions: '', strategy: null })
    setName('')
  }
  return (
    <form
      className="row add-label"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <TextField
        bare
        label={t('labels.new')}
        placeholder={t('labels.new')}
        value={name}
        onText={setName}
        error={taken ? t('labels.taken', { label: clean }) : undefined}
      />
      <Button type="submit" disabled={!clean || taken}>
        <Icon name="plus" />
        {t('labels.add')}
      </Button>
    </form>
  )
}

function Scope({ value, onChange }: { readonly value: string; readonly onChange: (scope: string) => void }) {
  const kind = value.startsWith('field:') ? 'field' : (value as 'doc' | 'batch')
  return (
    <>
      <SelectField
        slim
        label={t('labels.scope')}
        value={kind}
        choices={(['doc', 'batch', 'field'] as const).map((scope) => ({
          value: scope,
          text: t(`labels.scopes.${scope}`),
        }))}
        onPick={(scope) => onChange(scope === 'field' ? 'field:patient_id' : scope)}
      />
      {kind === 'field' && (
        <TextField
          slim
          label={t('labels.scopeField')}
          value={value.slice('field:'.length)}
          onText={(field) => onChange(`field:${field.replace(/[^\w.-]/g, '') || 'patient_id'}`)}
        />
      )}
    </>
  )
}
