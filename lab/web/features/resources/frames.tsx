/** What lists and editors of rules and prompts have in common. */
import type { ReactNode } from 'react'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { ago } from '../../ui/figures.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Empty, Waiting } from '../../ui/pieces.tsx'
import { RemoveButton, RemoveHead } from '../../ui/row-remove.tsx'

interface Named {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly updatedAt: string
}

/** Resources by name, with what the columns say of each; the first and the last columns are the same for all. */
export function NamedTable<T extends Named>({
  rows,
  columns,
  none,
  readOnly,
  onOpen,
  onRemove,
}: {
  readonly rows: readonly T[] | undefined
  readonly columns: readonly {
    readonly head: string
    readonly cell: (row: T) => ReactNode
    readonly right?: true
  }[]
  readonly none: { readonly icon: IconName; readonly title: string; readonly says: string }
  readonly readOnly: boolean
  readonly onOpen: (row: T) => void
  readonly onRemove: (row: T) => void
}) {
  if (!rows) return <Waiting />
  if (rows.length === 0)
    return (
      <Empty icon={none.icon} title={none.title}>
        {none.says}
      </Empty>
    )
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('rules.name')}</th>
          {columns.map(({ head, right }) => (
            <th key={head} className={right && 'right'}>
              {head}
            </th>
          ))}
          <th>{t('rules.changed')}</th>
          <RemoveHead />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <button type="button" className="link" onClick={() => onOpen(row)}>
                {row.name}
              </button>
              <span className="muted small"> {row.description}</span>
            </td>
            {columns.map(({ head, cell, right }) => (
              <td key={head} className={right && 'right'}>
                {cell(row)}
              </td>
            ))}
            <td>{ago(row.updatedAt)}</td>
            <td className="right">
              {!readOnly && (
                <RemoveButton
                  label={t('rules.remove', { name: row.name })}
                  icon="trash"
                  onRemove={() => onRemove(row)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** An editor with its text to try on beside it. */
export function EditorFrame({
  title,
  readOnly,
  complete,
  busy,
  error,
  onSave,
  onClose,
  fields,
  children,
}: {
  readonly title: string
  readonly readOnly: boolean
  readonly complete: boolean
  readonly busy: boolean
  readonly error: Error | null
  readonly onSave: () => void
  readonly onClose: () => void
  readonly fields: ReactNode
  /** What stands beside the fields. */
  readonly children: ReactNode
}) {
  return (
    <form
      className="rule-editor"
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <fieldset className="choices stack" disabled={readOnly}>
        <div className="row">
          <Button kind="quiet" onClick={onClose}>
            <Icon name="left" />
            {t('ui.back')}
          </Button>
          <h2 className="grow">{title}</h2>
          {!readOnly && (
            <Button kind="primary" type="submit" disabled={!complete} busy={busy}>
              {t('ui.save')}
            </Button>
          )}
        </div>
        <Problem error={error} />
        {fields}
      </fieldset>
      <aside className="preview stack" aria-label={t('rules.try')}>
        <h2>{t('rules.try')}</h2>
        {children}
      </aside>
    </form>
  )
}

/** What a label may be, as one types it. */
export function labelOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9_]+/g, '_')
}
