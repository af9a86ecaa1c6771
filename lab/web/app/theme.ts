import { useSyncExternalStore } from 'react'

/** Light, dark, or as the system says. Kept in this browser; `public/theme.js` reads it before the first paint. */
export type Theme = 'system' | 'light' | 'dark'

const place = 'palimpsest.theme'
const listeners = new Set<() => void>()
const system = matchMedia('(prefers-color-scheme: dark)')
system.addEventListener('change', show)

function read(): Theme {
  const kept = localStorage.getItem(place)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function show(): void {
  const wish = read()
  const dark = wish === 'dark' || (wish === 'system' && system.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(place, theme)
  show()
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, read)
}
