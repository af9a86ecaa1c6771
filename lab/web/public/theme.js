// Before the first paint, so that a dark page never flashes light. The same keys as app/theme.ts.
const wish = localStorage.getItem('palimpsest.theme') ?? 'system'
const dark = wish === 'dark' || (wish === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = dark ? 'dark' : 'light'
