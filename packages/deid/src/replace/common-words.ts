// Words that also stand in texts without meaning a person, a place or a date. A removed value, or a part of a
// name, that is one of these is not searched for alone: `May` the patient and `may` the verb look the same.
const words = `
  mr mrs ms miss dr prof sir madam rev hon md phd rn lpn np pa do dds dvm esq jr sr iii von van der den des del
  and the for with from not but was are has had his her she him they you our out off per all any one two three
  four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred first second third
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter
  today yesterday tomorrow tonight morning afternoon evening night noon midnight week weeks month months year years
  day days hour hours ago now weekend daily weekly monthly birthday christmas easter
  patient patients doctor doctors nurse nurses physician physicians surgeon therapist resident attending fellow
  student teacher engineer driver lawyer farmer cook clerk manager worker carpenter accountant secretary
  housewife homemaker retired unemployed disabled veteran police officer soldier cleaner mechanic painter writer
  artist musician pilot sailor waiter waitress chef baker butcher plumber electrician builder technician
  hospital clinic center centre medical health care home house office ward unit room bed floor department
  emergency surgery radiology laboratory pharmacy school university college church company street avenue road
  city state county country town village north south east west central general
  mother father wife husband son daughter brother sister aunt uncle family friend partner child baby boy girl man
  woman male female white black brown green gray grey red blue young old long short small little strong sharp
  best good rich poor wise noble kind able ready early late best hope faith joy grace rose lily daisy ivy
  will can may mark bill rob pat sue jack rich frank grant chase drew dean lance miles max ray roy guy art
  banks bell bird bishop bond brook brooks bush butler carter case cash church cole cross day field fields fish
  fisher fox frost gay gold hand hands hart head hill holiday holland hunt hunter keen key king knight lake land
  lane law lord love low marsh mason mill miller moody moon moss page park parks pearl pope power price rice rich
  river rivers rock root sage shields singer small snow stark star stone strong summers swan wall ward waters
  weeks wells west wood woods wright
  blood pain heart lung chest head neck back skin bone foot leg arm eye ear nose mouth tooth test tests
  negative positive normal stable acute chronic right left upper lower none known unknown name date time age phone
`

const set: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean))

/** Whether a lower-case word is one that `verify` lets stand alone. */
export function isCommonWord(word: string): boolean {
  return set.has(word)
}
