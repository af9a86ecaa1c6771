/** The months' names and their short forms, folded. */
export const months: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
)

/** The names of days of the week and their short forms, folded. */
export const weekdays: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun'.split(
    ' ',
  ),
)

const noun =
  /(?:['’]s)?(?:\s(?:night|morning))?\s(?:palsy|palsies|disease|factor|syndrome|blues|driver|fracture|paralysis|head|tree rash|tree pattern|tree cataract|egg|bug|effect)(?![a-z])|-thurner\b/iy

/** Whether a day, month or feast that ends at `end` names something else than a date: `Saturday night palsy`, `Christmas disease`, `June bug`. */
export function namesNoDate(text: string, end: number): boolean {
  noun.lastIndex = end
  return noun.test(text)
}

const misread = /(?=(?:[^\d\s]*\d){4})[\dOoIl]{1,2}([/-])[\dOoIl]{1,2}\1[\dOoIl]{2,4}(?!\w)/y

/** The end of a date at `at` in which a machine has read letters for digits (`O9/21/1939`, `l2/3/58`), or 0. */
export function misreadDateAt(text: string, at: number): number {
  misread.lastIndex = at
  return misread.test(text) ? misread.lastIndex : 0
}
