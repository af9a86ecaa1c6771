/** How a key press is written: `mod+shift+z`, `?`, `f2`; empty for a modifier alone. */
export function comboOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const names: Record<string, string> = {
    ' ': 'space',
    arrowleft: 'left',
    arrowright: 'right',
    arrowup: 'up',
    arrowdown: 'down',
  }
  const lower = event.key.toLowerCase()
  if (['control', 'shift', 'alt', 'meta', 'altgraph', 'dead'].includes(lower)) return ''
  const key = names[lower] ?? lower
  // Shift is part of what a sign is: `?` is not `shift+?`. For letters and named keys it counts.
  const shift = event.shiftKey && (key.length > 1 || /\p{L}/u.test(key))
  return [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', shift ? 'shift' : '', key]
    .filter(Boolean)
    .join('+')
}
