import i18next from 'i18next'
import { en } from './en.ts'

/** Another language is another file beside `en.ts`, added here. */
const translator = i18next.createInstance()
void translator.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
})

type Leaves<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${Plain<K>}` : Leaves<T[K], `${P}${K}.`>
}[keyof T & string]
type Plain<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K
export type TextKey = Leaves<typeof en>

/** Texts without values, once looked up: a page asks for hundreds of them each time it is drawn. */
const plain = new Map<TextKey, string>()

/** The text of `key`; `count` picks singular or plural, other values go into its `{{places}}`. */
export function t(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
  if (values) return translator.t(key, values)
  let text = plain.get(key)
  if (text === undefined) plain.set(key, (text = translator.t(key)))
  return text
}
