import { auditTexts } from './en/audit.ts'
import { dashboardTexts } from './en/dashboard.ts'
import { exportTexts } from './en/export.ts'
import { projectsTexts } from './en/projects.ts'
import { resourcesTexts } from './en/resources.ts'
import { settingsTexts } from './en/settings.ts'
import { setupTexts } from './en/setup.ts'
import { shellTexts } from './en/shell.ts'
import { taskTexts } from './en/task.ts'
import { tasksTexts } from './en/tasks.ts'
import { welcomeTexts } from './en/welcome.ts'

/** Every word of the lab's screens, by page. `{{x}}` is filled in; `_one` and `_other` go by `count`. */
export const en = {
  ...shellTexts,
  ...welcomeTexts,
  ...projectsTexts,
  ...tasksTexts,
  ...taskTexts,
  ...exportTexts,
  ...setupTexts,
  ...resourcesTexts,
  ...dashboardTexts,
  ...auditTexts,
  ...settingsTexts,
}
