import type { Recognizer } from './recognizer.ts'

const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const MONTH = '(?:0?[1-9]|1[0-2])'
const MONTH_NAME = '(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)'
const YEAR = '(?:\\d{4}|\\d{2})'

/** Dates written with digits and separators. Dates in words are the business of the clinical and general rules. */
export const dates: readonly Recognizer[] = [
  {
    name: 'date',
    peer: 'DateRecognizer',
    label: 'DATE_TIME',
    languages: [],
    enabled: true,
    context: ['date', 'birthday'],
    rules: [
      {
        name: 'ISO 8601 datetime',
        regex:
          '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[-+](?:[01]\\d|2[0-3]):?[0-5]\\d)',
        score: 0.8,
      },
      { name: 'mm/dd/yyyy or mm/dd/yy', regex: `${MONTH}/${DAY}/${YEAR}`, score: 0.6 },
      { name: 'dd/mm/yyyy or dd/mm/yy', regex: `${DAY}/${MONTH}/${YEAR}`, score: 0.6 },
      { name: 'yyyy/mm/dd', regex: `\\d{4}/${MONTH}/${DAY}`, score: 0.6 },
      { name: 'mm-dd-yyyy', regex: `${MONTH}-${DAY}-\\d{4}`, score: 0.6 },
      { name: 'dd-mm-yyyy', regex: `${DAY}-${MONTH}-\\d{4}`, score: 0.6 },
      { name: 'yyyy-mm-dd', regex: `\\d{4}-${MONTH}-${DAY}`, score: 0.6 },
      { name: 'dd.mm.yyyy or dd.mm.yy', regex: `${DAY}\\.${MONTH}\\.${YEAR}`, score: 0.6 },
      { name: 'dd-MMM-yyyy or dd-MMM-yy', regex: `${DAY}-${MONTH_NAME}-${YEAR}`, score: 0.6 },
      { name: 'MMM-yyyy or MMM-yy', regex: `${MONTH_NAME}-${YEAR}`, score: 0.6 },
      { name: 'dd-MMM or dd-MMM', regex: `${DAY}-${MONTH_NAME}`, score: 0.6 },
      { name: 'mm/yyyy or m/yyyy', regex: `${MONTH}/\\d{4}`, score: 0.2 },
      { name: 'mm/yy or m/yy', regex: `${MONTH}/\\d{2}`, score: 0.1 },
    ],
  },
]
