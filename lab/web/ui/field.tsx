import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'

interface Around {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** The label is for screen readers only: the place on screen says it already. */
  readonly bare?: boolean
}

function Field({
  label,
  hint,
  error,
  bare,
  children,
}: Around & { readonly children: (id: string, described: string | undefined) => ReactNode }) {
  const id = useId()
  const described = error || hint ? `${id}-hint` : undefined
  return (
    <div className="field">
      <label htmlFor={id} className={bare ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {children(id, described)}
      {(error || hint) && (
        <span id={described} className={error ? 'error' : 'hint'}>
          {error ?? hint}
        </span>
      )}
    </div>
  )
}

type Common = Around & { readonly slim?: boolean }

/** One line of text. `onText` gets the value. */
export function TextField({
  label,
  hint,
  error,
  bare,
  slim,
  onText,
  ...rest
}: Common & InputHTMLAttributes<HTMLInputElement> & { readonly onText?: (text: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare ?? false}>
      {(id, described) => (
        <input
          autoComplete="off"
          {...rest}
          id={id}
          className={slim ? 'input slim' : 'input'}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          onChange={(event) => onText?.(event.target.value)}
        />
      )}
    </Field>
  )
}

export function TextArea({
  label,
  hint,
  error,
  bare,
  onText,
  ...rest
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement> & { readonly onText?: (text: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare ?? false}>
      {(id, described) => (
        <textarea
          {...rest}
          id={id}
          className={`area ${rest.className ?? ''}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={described}
          onChange={(event) => onText?.(event.target.value)}
        />
      )}
    </Field>
  )
}

export interface Choice<T extends string> {
  readonly value: T
  readonly text: string
}

/** One of several, by the platform's own list. */
export function SelectField<T extends string>({
  label,
  hint,
  error,
  bare,
  slim,
  choices,
  value,
  onPick,
  ...rest
}: Common &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value'> & {
    readonly choices: readonly Choice<T>[]
    readonly value: T
    readonly onPick: (value: T) => void
  }) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare ?? false}>
      {(id, described) => (
        <select
          {...rest}
          id={id}
          value={value}
          className={slim ? 'select slim' : 'select'}
          aria-describedby={described}
          onChange={(event) => onPick(event.target.value as T)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function Check({
  label,
  checked,
  onCheck,
  hint,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  readonly label: ReactNode
  readonly hint?: string | undefined
  readonly onCheck: (checked: boolean) => void
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        {...rest}
        checked={checked}
        onChange={(event) => onCheck(event.target.checked)}
      />
      <span>
        {label}
        {hint && <span className="muted small"> {hint}</span>}
      </span>
    </label>
  )
}
