import { useState } from 'react'
import type { ProjectRole } from '../../../shared/access.ts'
import type { Person } from '../../../shared/identifiers.ts'
import { useRoute } from '../../app/api.ts'
import { t } from '../../texts/t.ts'
import { SelectField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Avatar } from '../../ui/pieces.tsx'
import { RemoveButton, RemoveHead } from '../../ui/row-remove.tsx'

/** Somebody of the team as this editor holds them. */
export interface TeamMember {
  readonly person: Person
  readonly roles: readonly ProjectRole[]
}

const roles: readonly ProjectRole[] = ['owner', 'manager', 'reviewer', 'annotator']

/** The team in priority order: rows are dragged, or moved by their buttons; roles are ticked. */
export function TeamEditor({
  value,
  onChange,
  readOnly = false,
}: {
  readonly value: readonly TeamMember[]
  readonly onChange: (team: readonly TeamMember[]) => void
  readonly readOnly?: boolean
}) {
  const people = useRoute('listPeople', {}, { enabled: !readOnly })
  const [dragged, setDragged] = useState<number | null>(null)
  const others = people.data?.people.filter((p) => !value.some((m) => m.person.id === p.id)) ?? []
  const move = (from: number, to: number) => {
    if (to < 0 || to >= value.length || from === to) return
    const next = [...value]
    next.splice(to, 0, ...next.splice(from, 1))
    onChange(next)
  }
  const set = (i: number, member: TeamMember) => onChange(value.map((m, n) => (n === i ? member : m)))
  return (
    <div className="stack">
      <p className="muted">{t('team.says')}</p>
      <table className="table">
        <thead>
          <tr>
            <th>{t('team.priority')}</th>
            <th>{t('team.person')}</th>
            {roles.map((role) => (
              <th key={role}>{t(`roles.${role}`)}</th>
            ))}
            <RemoveHead />
          </tr>
        </thead>
        <tbody>
          {value.map((member, i) => (
            <tr
              key={member.person.id}
              draggable={!readOnly}
              className={dragged === i ? 'dragged' : undefined}
              onDragStart={() => setDragged(i)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => dragged !== null && move(dragged, i)}
            >
              <td>
                <span className="row">
                  {!readOnly && (
                    <span className="muted drag">
                      <Icon name="drag" />
                    </span>
                  )}
                  <span className="num">{i + 1}</span>
                  {!readOnly && (
                    <>
                      <button
                        type="button"
                        className="mini"
                        aria-label={t('team.up', { name: member.person.name })}
                        disabled={i === 0}
                        onClick={() => move(i, i - 1)}
                      >
                        ↑
                      </button>
                      <button
                        type="button"
                        className="mini"
                        aria-label={t('team.down', { name: member.person.name })}
                        disabled={i === value.length - 1}
                        onClick={() => move(i, i + 1)}
                      >
                        ↓
                      </button>
                    </>
                  )}
                </span>
              </td>
              <td>
                <span className="row">
                  <Avatar name={member.person.name} />
                  {member.person.name}
                  <span className="muted small">{member.person.username}</span>
                </span>
              </td>
              {roles.map((role) => (
                <td key={role}>
                  <input
                    type="checkbox"
                    aria-label={t('team.hasRole', { name: member.person.name, role: t(`roles.${role}`) })}
                    checked={member.roles.includes(role)}
                    disabled={readOnly || (member.roles.length === 1 && member.roles[0] === role)}
                    onChange={(event) =>
                      set(i, {
                        ...member,
                        roles: event.target.checked
                          ? [...member.roles, role]
                          : member.roles.filter((r) => r !== role),
                      })
                    }
                  />
                </td>
              ))}
              <td className="right">
                {!readOnly && (
                  <RemoveButton
                    label={t('team.remove', { name: member.person.name })}
                    onRemove={() => onChange(value.filter((m) => m !== member))}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!readOnly && (
        <div className="add-person">
          <SelectField
            label={t('team.add')}
            value=""
            disabled={others.length === 0}
            choices={[
              { value: '', text: others.length > 0 ? t('team.pick') : t('team.nobodyElse') },
              ...others.map((p) => ({ value: String(p.id), text: `${p.name} (${p.username})` })),
            ]}
            onPick={(id) => {
              const person = others.find((p) => String(p.id) === id)
              if (person) onChange([...value, { person, roles: ['annotator'] }])
            }}
          />
        </div>
      )}
    </div>
  )
}
