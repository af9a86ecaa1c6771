import type { ProjectSettings } from '../../../shared/projects.ts'
import { t } from '../../texts/t.ts'
import { Check, SelectField, ShareField, TextField } from '../../ui/field.tsx'

/** How a project serves tasks, shows work, and looks at its texts. */
export function BehaviourForm({
  value,
  onChange,
  readOnly,
}: {
  readonly value: ProjectSettings
  readonly onChange: (value: ProjectSettings) => void
  readonly readOnly: boolean
}) {
  const set = (to: Partial<ProjectSettings>) => onChange({ ...value, ...to })
  return (
    <fieldset className="choices stack" disabled={readOnly}>
      <Check
        label={t('setup.serveNext')}
        checked={value.serveNext}
        onCheck={(serveNext) => set({ serveNext })}
      />
      <Check
        label={t('setup.showReviewed')}
        checked={value.showReviewed}
        onCheck={(showReviewed) => set({ showReviewed })}
      />
      <Check
        label={t('setup.trimSelection')}
        checked={value.trimSelection}
        onCheck={(trimSelection) => set({ trimSelection })}
      />
      <div className="two">
        <ShareField
          label={t('setup.uncertainBelow')}
          hint={t('setup.uncertainBelowHint')}
          value={value.uncertainBelow}
          onShare={(uncertainBelow) => set({ uncertainBelow })}
        />
        <TextField
          label={t('setup.language')}
          hint={t('setup.languageHint')}
          value={value.language}
          onText={(language) => set({ language })}
        />
        <SelectField
          label={t('setup.direction')}
          value={value.direction}
          choices={(['auto', 'ltr', 'rtl'] as const).map((direction) => ({
            value: direction,
            text: t(`task.directions.${direction}`),
          }))}
          onPick={(direction) => set({ direction })}
        />
        <SelectField
          label={t('setup.font')}
          value={value.font}
          choices={(['proportional', 'monospace'] as const).map((font) => ({
            value: font,
            text: t(`task.${font}`),
          }))}
          onPick={(font) => set({ font })}
        />
      </div>
    </fieldset>
  )
}
