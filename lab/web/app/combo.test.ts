import { describe, expect, it } from 'vitest'
import { comboOf } from './combo.ts'

const press = (key: string, held = '') =>
  comboOf({
    key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  })

describe('a key press, written down', () => {
  it.each([
    ['n', '', 'n'],
    ['N', 'shift', 'shift+n'],
    ['?', 'shift', '?'],
    ['+', 'shift', '+'],
    ['Enter', 'ctrl', 'mod+enter'],
    ['Enter', 'meta', 'mod+enter'],
    ['ArrowLeft', 'alt shift', 'alt+shift+left'],
    ['Tab', 'shift', 'shift+tab'],
    ['Z', 'ctrl shift', 'mod+shift+z'],
    [' ', '', 'space'],
    ['F2', '', 'f2'],
  ])('%j with %j held is %j', (key, held, combo) => {
    expect(press(key, held)).toBe(combo)
  })
  it.each(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead'])('%s alone is nothing', (key) => {
    expect(press(key, 'shift')).toBe('')
  })
})
