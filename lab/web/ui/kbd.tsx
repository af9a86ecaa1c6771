const mac = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent)
const names: Readonly<Record<string, string>> = {
  mod: mac ? '⌘' : 'Ctrl',
  alt: mac ? '⌥' : 'Alt',
  shift: '⇧',
  enter: '⏎',
  left: '←',
  right: '→',
  up: '↑',
  down: '↓',
  delete: 'Del',
  backspace: '⌫',
  escape: 'Esc',
  space: 'Space',
  tab: '⇥',
}

/** A key combination as people read it: `mod+enter` is ⌘⏎ or Ctrl ⏎, `g p` two keys one after the other. */
export function readableKeys(keys: string): string {
  return keys
    .split(' ')
    .map((combo) =>
      combo
        .split(/\+(?=.)/)
        .map((k) => names[k] ?? (k.length === 1 ? k.toUpperCase() : k))
        .join(mac ? '' : ' '),
    )
    .join(' ')
}

export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd aria-hidden>{readableKeys(keys)}</kbd>
}
