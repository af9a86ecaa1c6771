import { demoNotes } from '../../demo/notes.ts'
import { defaultLabels } from '../../engine/default-labels.ts'
import type { Lab } from '../../lab.ts'
import type { Caller } from '../../middleware/sign-in.ts'
import { record } from '../audit/record.ts'
import { addTasks } from '../tasks/add.ts'
import { createProject, freeName } from './queries.ts'

/** Creates the demo project with its twelve notes; a second one gets a number behind its name. */
export async function importDemo(lab: Lab, caller: Caller): Promise<number> {
  const name = await freeName(lab.db, 'Demo de-identification')
  const id = await createProject(lab, caller, {
    name,
    kind: 'deidentification',
    description: 'Twelve invented clinical notes about seven invented patients.',
    instructions:
      'Label everything that tells who someone is: names, places, dates, ages, contacts, numbers.',
    labels: { ...defaultLabels('deidentification'), scope: 'field:patient' },
  })
  await lab.db.transaction().execute(async (tx) => {
    const tasks = demoNotes.map(({ id: externalId, title, text, patient }) => ({
      externalId,
      title,
      text,
      meta: { patient },
      tags: ['NonDeidentified'],
      spans: [],
    }))
    await addTasks(tx, { id }, tasks, { authorId: caller.id, spansAs: 'ignore', now: lab.now() })
    await record(
      tx,
      { action: 'task.import', who: caller, projectId: id, detail: { added: tasks.length, from: 'demo' } },
      lab.now(),
    )
  })
  return id
}
