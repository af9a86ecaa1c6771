import { t } from '../../texts/t.ts'
import { Icon } from '../../ui/icon.tsx'

export const steps = ['description', 'team', 'content', 'resources', 'labels'] as const
export type Step = (typeof steps)[number]

/** How far the wizard is; steps behind can be gone back to. */
export function Rail({ at, onGo }: { readonly at: Step; readonly onGo?: (step: Step) => void }) {
  const now = steps.indexOf(at)
  return (
    <ol className="rail" aria-label={t('setup.steps')}>
      {steps.map((step, i) => (
        <li key={step} className={i === now ? 'now' : i < now ? 'past' : undefined}>
          <button
            type="button"
            disabled={!onGo || i > now}
            aria-current={i === now ? 'step' : undefined}
            onClick={() => onGo?.(step)}
          >
            <span className="rail-number">{i < now ? <Icon name="check" size={13} /> : i + 1}</span>
            {t(`setup.step.${step}`)}
          </button>
        </li>
      ))}
    </ol>
  )
}
