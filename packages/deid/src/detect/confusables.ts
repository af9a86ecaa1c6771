/** Cyrillic, Greek and a few Latin letters that look like a plain Latin one, each with the one it looks like. */
const pairs =
  'АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY ԚQ ԜW ԌG аa сc еe һh іi јj оo рp ѕs хx уy ԛq ԝw ԁd ӏl ѵv ѴV гr кk мm тt нh вb пn ' +
  'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa οo ρp υu νv ιi κk τt χx ηn ωw γy εe σo ϲc ϳj ' +
  'ɑa ɡg ıi ſs ꓐB ꓑP ꓒd ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓟM ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU'

const latin = new Map(pairs.split(' ').map((pair) => [pair[0]!, pair[1]!]))
const foreign = /[\u0370-\u03ff\u0400-\u052f\ua4d0-\ua4ff\u0251\u0261\u0131\u017f]/
const foreignRuns = /(?:[\d\p{Script=Latin}\u0370-\u03ff\u0400-\u052f\ua4d0-\ua4ff][\p{M}]*)+/gu

/**
 * Writes look-alike letters of other scripts as Latin ones inside words that also hold Latin letters; whole
 * words of look-alikes only in a text that has no other letter of their scripts. Never changes the length.
 */
export function foldConfusables(text: string): string {
  if (!foreign.test(text)) return text
  let genuine: boolean | undefined
  return text.replace(foreignRuns, (run) => {
    if (!foreign.test(run)) return run
    let mixed = false
    let size = 0
    for (const char of run) {
      size++
      if (/\d/.test(char)) continue
      if (/\p{Script=Latin}/u.test(char) && !latin.has(char)) mixed = true
      else if (!latin.has(char) && !/\p{M}/u.test(char)) return run
    }
    genuine ??= hasGenuine(text)
    // A Greek letter alone is one: α-fetoprotein.
    if (!mixed && (genuine || (size < 2 && /[\u0370-\u03ff]/.test(run)))) return run
    return Array.from(run, (char) => latin.get(char) ?? char).join('')
  })
}

/** Whether the text has a letter of these scripts that looks like no Latin one: then it is written in them. */
function hasGenuine(text: string): boolean {
  let found = 0
  for (const [char] of text.matchAll(/[\u0370-\u03ff\u0400-\u052f]/g))
    if (!latin.has(char) && ++found > 2) return true
  return false
}
