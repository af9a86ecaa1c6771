import { useState } from 'react'
import { useCall, useRoute } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'
import { Problem } from '../../app/trouble.tsx'
import { t } from '../../texts/t.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { hueNames } from '../../ui/palette.ts'

export interface Description {
  readonly name: string
  readonly description: string
  readonly instructions: string
  readonly groupId: number | null
  readonly sampling: 'sequential' | 'random'
}

/** What a project is called, what it is for, and how to label in it. */
export function DescriptionForm({
  value,
  onChange,
  error,
  readOnly = false,
}: {
  readonly value: Description
  readonly onChange: (description: Description) => void
  readonly error?: string | undefined
  readonly readOnly?: boolean
}) {
  const { may } = useSession()
  const groups = useRoute('listGroups', {})
  const create = useCall('createGroup', { refresh: ['listGroups'] })
  const [naming, setNaming] = useState<string | null>(null)
  const set = (change: Partial<Description>) => onChange({ ...value, ...change })
  const addGroup = async () => {
    if (!naming?.trim()) return
    const colour = hueNames[(groups.data?.groups.length ?? 0) % hueNames.length]!
    const group = await create.mutateAsync({ body: { name: naming.trim(), colour } })
    set({ groupId: group.id })
    setNaming(null)
  }
  return (
    <fieldset className="choices stack" disabled={readOnly}>
      <TextField
        label={t('setup.name')}
        value={value.name}
        onText={(name) => set({ name })}
        error={error}
        maxLength={120}
      />
      <TextArea
        label={t('setup.description')}
        rows={2}
        value={value.description}
        onText={(description) => set({ description })}
      />
      <div className="two">
        <div className="stack tight">
          <SelectField
            label={t('setup.group')}
            value={value.groupId === null ? '' : String(value.groupId)}
            choices={[
              { value: '', text: t('setup.noGroup') },
              ...(groups.data?.groups ?? []).map((g) => ({ value: String(g.id), text: g.name })),
            ]}
            onPick={(id) => set({ groupId: id ? Number(id) : null })}
          />
          {may.includes('project.create') &&
            (naming === null ? (
              <div>
                <button type="button" className="link small" onClick={() => setNaming('')}>
                  {t('setup.newGroup')}
                </button>
              </div>
            ) : (
              <div className="row">
                <TextField
                  bare
                  slim
                  label={t('setup.newGroup')}
                  placeholder={t('setup.newGroup')}
                  value={naming}
                  onText={setNaming}
                />
                <Button
                  small
                  onClick={() => void addGroup()}
                  busy={create.isPending}
                  disabled={!naming.trim()}
                >
                  {t('ui.add')}
                </Button>
              </div>
            ))}
          <Problem error={create.error} />
        </div>
        <SelectField
          label={t('setup.sampling')}
          hint={t('setup.samplingHint')}
          value={value.sampling}
          choices={(['sequential', 'random'] as const).map((sampling) => ({
            value: sampling,
            text: t(`setup.samplings.${sampling}`),
          }))}
          onPick={(sampling) => set({ sampling })}
        />
      </div>
      <TextArea
        label={t('setup.guidelines')}
        hint={t('setup.guidelinesHint')}
        rows={8}
        value={value.instructions}
        onText={(instructions) => set({ instructions })}
      />
    </fieldset>
  )
}
