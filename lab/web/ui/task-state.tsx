import { t } from '../texts/t.ts'

/** Where a task is, with a shape for each state: the colour is never the only sign. */
export type StateName = 'incomplete' | 'in-progress' | 'submitted' | 'reviewed' | 'to-correct'

const shapes: Readonly<Record<StateName, string>> = {
  incomplete: 'M8 13.500a5.500 5.500 0 100-11 5.500 5.500 0 000 11z',
  'in-progress': 'M8 13.500a5.500 5.500 0 100-11 5.500 5.500 0 000 11zM8 5v3.200l2.300 1.300',
  submitted: 'M2.500 8.500L6 12l7.500-8',
  reviewed: 'M1 8.500L4.300 12l6.200-7M7.500 12l6.500-7.500',
  'to-correct': 'M8 2.500v7M8 12.800h.01',
}

export function TaskState({ state }: { readonly state: StateName }) {
  return (
    <span className={`badge state-${state}`}>
      <svg
        width={14}
        height={14}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.8}
        strokeLinecap="round"
        aria-hidden
      >
        <path d={shapes[state]} />
      </svg>
      {t(`states.${state}`)}
    </span>
  )
}

/** Whether the machine ran on it: grey ring, green disc with a tick, red triangle; the reason on hover. */
export function RunDot({
  dot,
}: {
  readonly dot: { readonly colour: 'grey' | 'green' | 'red'; readonly reason: string }
}) {
  const word = t(`dots.${dot.colour}`)
  return (
    <span
      className={`dot dot-${dot.colour}`}
      role="img"
      aria-label={`${word}. ${dot.reason}`}
      title={`${word}. ${dot.reason}`}
    >
      <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden>
        {dot.colour === 'grey' && (
          <circle
            cx={8}
            cy={8}
            r={5}
            fill="none"
            stroke="currentColor"
            strokeWidth={1.6}
            strokeDasharray="2.500 2"
          />
        )}
        {dot.colour === 'green' && (
          <>
            <circle cx={8} cy={8} r={6} fill="currentColor" />
            <path
              d="M5.300 8.200l1.900 1.900 3.600-4"
              fill="none"
              stroke="var(--surface)"
              strokeWidth={1.6}
            />
          </>
        )}
        {dot.colour === 'red' && (
          <>
            <path d="M8 1.800l6.600 11.700H1.400z" fill="currentColor" />
            <path
              d="M8 6v3.500M8 11.500h.01"
              stroke="var(--surface)"
              strokeWidth={1.7}
              strokeLinecap="round"
            />
          </>
        )}
      </svg>
    </span>
  )
}
