import type { TaskFilter, TaskState } from '../../../shared/tasks.ts'
import { useRoute } from '../../app/api.ts'
import { useProject } from '../../app/project-shell.tsx'
import type { ListState } from '../../app/task-filter.ts'
import { t } from '../../texts/t.ts'
import { Check, type Choice, SelectField } from '../../ui/field.tsx'

const states: readonly TaskState[] = ['incomplete', 'in-progress', 'submitted', 'reviewed', 'to-correct']

/** What narrows the list, beside the search box. */
export function Filters({
  filter,
  sort,
  onFilter,
  onSort,
}: {
  readonly filter: TaskFilter
  readonly sort: ListState['sort']
  readonly onFilter: (filter: TaskFilter) => void
  readonly onSort: (sort: ListState['sort']) => void
}) {
  const project = useProject()
  const members = useRoute(
    'listMembers',
    { params: { projectId: project.id } },
    { enabled: project.may.includes('member.read') },
  )
  const people: readonly Choice<string>[] = (members.data?.members ?? []).map(({ person }) => ({
    value: String(person.id),
    text: person.name,
  }))
  const set = (key: keyof TaskFilter, value: string) => {
    const { [key]: _, ...rest } = filter
    const numeric = key === 'assignee' || key === 'author'
    onFilter(value ? { ...rest, [key]: numeric ? Number(value) : value } : rest)
  }
  const any = (text: string): Choice<string> => ({ value: '', text })
  return (
    <div className="row wrap task-filters">
      <SelectField
        bare
        slim
        label={t('tasks.filters.state')}
        value={filter.state ?? ''}
        onPick={(value) => set('state', value)}
        choices={[
          any(t('tasks.filters.anyState')),
          ...states.map((value) => ({ value, text: t(`states.${value}`) })),
        ]}
      />
      {project.kind === 'deidentification' && (
        <SelectField
          bare
          slim
          label={t('tasks.filters.dot')}
          value={filter.dot ?? ''}
          onPick={(value) => set('dot', value)}
          choices={[
            any(t('tasks.filters.anyDot')),
            ...(['grey', 'green', 'red'] as const).map((value) => ({ value, text: t(`dots.${value}`) })),
          ]}
        />
      )}
      <SelectField
        bare
        slim
        label={t('tasks.filters.tag')}
        value={filter.tag ?? ''}
        onPick={(value) => set('tag', value)}
        choices={[
          any(t('tasks.filters.anyTag')),
          ...project.tags.map((tag) => ({ value: tag.name, text: `${tag.name} (${tag.tasks})` })),
        ]}
      />
      {people.length > 0 && (
        <SelectField
          bare
          slim
          label={t('tasks.filters.assignee')}
          value={filter.assignee === undefined ? '' : String(filter.assignee)}
          onPick={(value) => set('assignee', value)}
          choices={[any(t('tasks.filters.anyAssignee')), ...people]}
        />
      )}
      {people.length > 0 && (
        <SelectField
          bare
          slim
          label={t('tasks.filters.author')}
          value={filter.author === undefined ? '' : String(filter.author)}
          onPick={(value) => set('author', value)}
          choices={[any(t('tasks.filters.anyAuthor')), ...people]}
        />
      )}
      <SelectField
        bare
        slim
        label={t('tasks.filters.sort')}
        value={sort}
        onPick={onSort}
        choices={(['number', '-number', 'title', '-title', 'updated', '-updated'] as const).map((value) => ({
          value,
          text: t(`tasks.sorts.${value}`),
        }))}
      />
      <Check
        label={t('tasks.filters.mine')}
        checked={filter.mine === 'true'}
        onCheck={(checked) => set('mine', checked ? 'true' : '')}
      />
    </div>
  )
}
