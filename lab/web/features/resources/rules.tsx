import { useState } from 'react'
import type { Rule, RuleBody } from '../../../shared/resources.ts'
import { call, useCall, useRoute } from '../../app/api.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/pieces.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { NamedTable } from './frames.tsx'
import { RuleEditor } from './rule-editor.tsx'

/** All rules of the lab, to make, change, carry over. */
export function Rules({ readOnly }: { readonly readOnly: boolean }) {
  const rules = useRoute('listRules', {})
  const remove = useCall('removeRule', { refresh: ['listRules', 'listResources'] })
  const bring = useCall('importRules', { refresh: ['listRules', 'listResources'] })
  const [editing, setEditing] = useState<Rule | 'new' | null>(null)
  const [error, setError] = useState<Error | null>(null)
  const importFile = async (file: File | undefined) => {
    if (!file) return
    try {
      setError(null)
      const read = JSON.parse(await file.text()) as { rules: RuleBody[] } | RuleBody[]
      await bring.mutateAsync({ body: { rules: Array.isArray(read) ? read : read.rules } })
    } catch (failure) {
      setError(failure instanceof SyntaxError ? new Error(t('rules.notJson')) : (failure as Error))
    }
  }
  const exportFile = async () => {
    const file = await call('exportRules', {})
    saveFile('rules.json', JSON.stringify(file, null, 2))
  }
  if (editing)
    return (
      <RuleEditor
        rule={editing === 'new' ? null : editing}
        readOnly={readOnly}
        onClose={() => setEditing(null)}
      />
    )
  const list = rules.data?.rules
  return (
    <div className="stack">
      <div className="row">
        <p className="muted grow">{t('rules.says')}</p>
        {!readOnly && (
          <label className="button">
            {t('rules.import')}
            <input
              type="file"
              accept=".json"
              className="visually-hidden"
              onChange={(event) => void importFile(event.target.files?.[0])}
            />
          </label>
        )}
        {list && list.length > 0 && (
          <Button onClick={() => exportFile().catch(setError)}>{t('rules.export')}</Button>
        )}
        {!readOnly && (
          <Button kind="primary" onClick={() => setEditing('new')}>
            <Icon name="plus" />
            {t('rules.new')}
          </Button>
        )}
      </div>
      <Problem error={rules.error ?? remove.error ?? error} />
      {bring.data && (
        <Notice kind={bring.data.problems.length > 0 ? 'warn' : 'good'}>
          <p>{t('rules.imported', { added: bring.data.added, updated: bring.data.updated })}</p>
          {bring.data.problems.map((problem) => (
            <p key={problem} className="problem">
              {problem}
            </p>
          ))}
        </Notice>
      )}
      {!rules.error && (
        <NamedTable
          rows={list}
          columns={[
            { head: t('rules.label'), cell: (rule) => rule.label },
            { head: t('rules.kind'), cell: (rule) => t(`rules.kinds.${rule.kind}`) },
            { head: t('rules.examples'), cell: (rule) => rule.examples.length, right: true },
          ]}
          none={{ icon: 'text', title: t('rules.none'), says: t('rules.noneSays') }}
          readOnly={readOnly}
          onOpen={setEditing}
          onRemove={(rule) => remove.mutate({ params: { ruleId: rule.id } })}
        />
      )}
    </div>
  )
}
