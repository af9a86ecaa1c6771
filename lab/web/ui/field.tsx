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

/** Ticks of a list; `onPick` gets all that are ticked then, in the order they were ticked. */
export function CheckList<T extends string | number>({
  legend,
  choices,
  value,
  onPick,
}: {
  readonly legend: string
  readonly choices: readonly { readonly value: T; readonly text: string; readonly hint?: string }[]
  readonly value: readonly T[]
  readonly onPick: (value: readonly T[]) => void
}) {
  return (
    <fieldset className="choices stack tight">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <Check
          key={choice.value}
          label={choice.text}
          hint={choice.hint}
          checked={value.includes(choice.value)}
          onCheck={(on) =>
            onPick(on ? [...value, choice.value] : value.filter((one) => one !== choice.value))
          }
        />
      ))}
    </fieldset>
  )
}

/** A number from 0 to 1, such as a score. */
export function ShareField({
  value,
  onShare,
  ...rest
}: Common & { readonly value: number; readonly onShare: (share: number) => void }) {
  return (
    <TextField
      {...rest}
      type="number"
      min={0}
      max={1}
      step={0.05}
      value={value}
      onText={(text) => onShare(Math.min(1, Math.max(0, Number(text) || 0)))}
    />
  )
}
