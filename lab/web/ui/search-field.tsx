import { Icon } from './icon.tsx'
import './search-field.css'

/** Where one types what to look for; `onText` gets it as typed. `plain` goes without the lens, in narrow places. */
export function SearchField({
  label,
  placeholder = label,
  plain = false,
  value,
  onText,
}: {
  readonly label: string
  readonly placeholder?: string
  readonly plain?: boolean
  readonly value: string
  readonly onText: (text: string) => void
}) {
  const input = (
    <input
      type="search"
      className="input"
      placeholder={placeholder}
      aria-label={label}
      value={value}
      onChange={(event) => onText(event.target.value)}
    />
  )
  if (plain) return input
  return (
    <div className="search grow">
      <Icon name="search" />
      {input}
    </div>
  )
}
