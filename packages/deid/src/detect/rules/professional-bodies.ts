const noun = /\b(?:college|society|association|foundation|academy|federation|board)\b/i
const realm =
  /^(?:american|european|british|canadian|australian|australasian|asian|international|world|national|royal)\b/i
const field =
  /(?:olog(?:y|ical|ists?)|iatr(?:y|ics|ists?)|surge(?:ry|ons?)|medicine|physicians|an(?:a)?esthe(?:siologists|tists)|radiographers|cardiac|heart|lung|thoracic|cancer|diabetes|kidney|stroke|headache|fleischner)\b/i

/**
 * Whether an organisation's name is that of a body of the profession, to which no patient belongs: `American College of
 * Radiology`, `European Society of Cardiology`, `Fleischner Society`.
 */
export function isProfessionalBody(name: string): boolean {
  return noun.test(name) && (realm.test(name) || field.test(name))
}
