/** How a name is written: in full, with its first three letters, or with a longer abbreviation (`Sept`, `Thurs`). */
export type NameForm = 'full' | 'three' | 'longer'

/** What a word of a date means. */
export type WordMeaning =
  | { readonly kind: 'month'; readonly value: number; readonly form: NameForm; readonly language: string }
  | { readonly kind: 'weekday'; readonly value: number; readonly form: NameForm; readonly language: string }
  | { readonly kind: 'season'; readonly value: number }
  | { readonly kind: 'unit' | 'filler' }

const months: Readonly<Record<string, string>> = {
  en: 'January February March April May June July August September October November December',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
}
/** Months in full of the languages other than English. */
export const foreignMonths: readonly string[] = Object.keys(months)
  .filter((language) => language !== 'en')
  .flatMap((language) => monthNames(language))
  .filter((name) => !monthNames('en').some((own) => own.toLowerCase() === name.toLowerCase()))

const weekdays: Readonly<Record<string, string>> = {
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday',
  de: 'Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag',
  es: 'domingo lunes martes miércoles jueves viernes sábado',
  fr: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
  it: 'domenica lunedì martedì mercoledì giovedì venerdì sabato',
  nl: 'zondag maandag dinsdag woensdag donderdag vrijdag zaterdag',
  pt: 'domingo segunda terça quarta quinta sexta sábado',
}
export const seasonNames = ['winter', 'spring', 'summer', 'fall'] as const

// Words that may stand in a date without saying when, or that say it relative to another date.
const fillers =
  'a about after b born died dod d afternoon ago am an and approx approximately around at before beginning between by c ca circa clock ' +
  'current currently date dated de del den der des di do du e early eighties el end et evening f fifties fiscal following ' +
  'forties from fy hs in la last late later le mid middle midnight mid- months morning n next night nineties noon now o of ' +
  'on or past pm present previous prior seventies since sixties start t the then this thirties through thru til till ' +
  'one two three four five six seven eight nine ten eleven twelve few several couple many some ' +
  'over birth dob admitted discharged seen both each every during within ' +
  'to today tomorrow tonight twenties until vom bis von und im am w week weekend weekends y yesterday z utc gmt est edt ' +
  'cst cdt mst mdt pst pdt bst cet cest hst akst akdt m p x daily once'
const units =
  'day days week weeks wk wks month months mo mos year years yr yrs hour hours hr hrs h minute minutes min mins ' +
  'second seconds sec secs fortnight nights night times'

const meanings = new Map<string, WordMeaning>()
for (const [value, name] of seasonNames.entries()) meanings.set(name, { kind: 'season', value })
meanings.set('autumn', { kind: 'season', value: 3 })
for (const language of Object.keys(months).reverse()) {
  monthNames(language).forEach((name, i) => {
    const lower = name.toLowerCase()
    const set = (word: string, form: NameForm) =>
      meanings.set(word, { kind: 'month', value: i + 1, form, language })
    if (lower.length > 4) set(lower.slice(0, 4), 'longer')
    set(lower.slice(0, 3), 'three')
    set(lower, 'full')
  })
  weekdayNames(language).forEach((name, value) => {
    const lower = name.toLowerCase()
    const set = (word: string, form: NameForm) =>
      meanings.set(word, { kind: 'weekday', value, form, language })
    if (language === 'en') {
      set(lower.slice(0, 3), 'three')
      if (lower.length > 6) set(lower.slice(0, 4), 'longer')
      set(`${lower}s`, 'full')
    }
    set(lower, 'full')
  })
}
meanings.set('thurs', { kind: 'weekday', value: 4, form: 'longer', language: 'en' })
meanings.set('weds', { kind: 'weekday', value: 3, form: 'longer', language: 'en' })
// Short words that are a month of another language but more often something else.
for (const word of fillers.split(' ')) meanings.set(word, { kind: 'filler' })
for (const word of units.split(' ')) meanings.set(word, { kind: 'unit' })
for (const word of ['set', 'mag', 'out', 'dez', 'gen']) meanings.delete(word)

/** What `word` means in a date, in any case; undefined for a word that has no place in one. */
export function meaningOf(word: string): WordMeaning | undefined {
  return meanings.get(word.toLowerCase())
}

/** A month's name in `language`; the longer form is `Sept`, and three letters for the other months. */
export function monthName(month: number, form: NameForm, language: string): string {
  const name = monthNames(language)[month - 1]!
  if (form === 'longer')
    return language === 'en' && month === 9
      ? 'Sept'
      : name.slice(0, name.length > 4 && language !== 'en' ? 4 : 3)
  return form === 'three' ? name.slice(0, 3) : name
}

/** A weekday's name; the longer forms are `Tues`, `Thurs` and `Weds`, three letters for the others. */
export function weekdayName(weekday: number, form: NameForm, language: string): string {
  const name = weekdayNames(language)[weekday]!
  if (form === 'longer') return ['Sun', 'Mon', 'Tues', 'Wed', 'Thurs', 'Fri', 'Sat'][weekday]!
  return form === 'three' ? name.slice(0, 3) : name
}

function monthNames(language: string): readonly string[] {
  return months[language]!.split(' ')
}

function weekdayNames(language: string): readonly string[] {
  return weekdays[language]!.split(' ')
}
