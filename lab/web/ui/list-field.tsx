import { type ComponentProps, useState } from 'react'
import { TextField } from './field.tsx'

/** Words with commas between them, as a list. What is typed stays as typed: a comma at the end is the way to a next word. */
export function ListField({
  value,
  onList,
  ...rest
}: Omit<ComponentProps<typeof TextField>, 'value' | 'onText' | 'onChange'> & {
  readonly value: readonly string[]
  readonly onList: (list: string[]) => void
}) {
  const [typed, setTyped] = useState(value.join(', '))
  // Whoever sets another list from outside shows it.
  const shown = same(listOf(typed), value) ? typed : value.join(', ')
  return (
    <TextField
      {...rest}
      value={shown}
      onText={(text) => {
        setTyped(text)
        onList(listOf(text))
      }}
    />
  )
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i])
}
