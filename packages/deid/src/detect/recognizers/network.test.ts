import { describe, expect, test } from 'vitest'
import { formatMarked, parseMarked } from '../../text/marked.ts'
import { findPatterns } from '../testing/find-patterns.ts'
import { network } from './network.ts'

function check(name: string, marked: string) {
  const { text } = parseMarked(marked)
  const one = network.filter((r) => r.name === name).map((r) => ({ ...r, label: 'X' }))
  expect(formatMarked(text, findPatterns(text, one))).toBe(marked)
}

describe('e-mail addresses', () => {
  test.each([
    'Mail [a.b+c@example.com|X], or [x_y@mail.example.co.uk|X].',
    '<[ann@example.org|X]>',
    'mailto:[ann@example.org|X]?subject=x',
    '([ann@example.org|X])',
    '[josé@example.com|X]',
    '请联系[ann@example.com|X]谢谢',
    '[ann@bücher.de|X]',
    "o'[ann@example.com|X]".replace("o'[", "[o'"),
    // Not addresses.
    'ann@localhost, ann@b.test, ann@example.notatld',
    'ann @example.com',
    '@example.com',
    'a..b@example.com',
    'a.@example.com',
    'ann@.example.com',
    'x@1.2.3.4',
    '@@@@',
  ])('%s', (marked) => check('email', marked))
})

describe('web addresses', () => {
  test.each([
    'See [https://example.com/a?b=c#d|X].',
    '([example.com|X])',
    '[http://example.com:8080/x|X], and [www.example.com|X]!',
    '["https://example.com/"|X]',
    '[sub.example.co.uk/path|X]',
    '[ftp://example.org/file|X]',
    // Not addresses.
    'Dr.Smith, b.i.d., q.d., 3.5, v1.2.3, e.g., U.S.A.',
    'www.microsoft',
    'http://localhost',
    'end.Then',
    '192.168.0.1',
    'file.notatld',
    '...',
  ])('%s', (marked) => check('url', marked))
})

describe('IP addresses', () => {
  test.each([
    'at [10.0.0.1|X], [10.0.0.0/8|X] and [2001:db8::1|X].',
    '[::1|X] [fe80::1%eth0/64|X] [::ffff:10.0.0.1|X]',
    '[1:2:3:4:5:6:7:8|X]',
    '[2001:db8::/32|X]',
    'addr=[::|X];',
    // Not addresses.
    '256.1.1.1, 1.2.3, 12:34:56, 1:2:3:4:5:6:7:8:9',
    'std::cout, a::b::c, Note:: x',
    '1::2::3',
    'BP 120:80 at 10:30',
    ':::',
  ])('%s', (marked) => check('ip', marked))
})

describe('hardware addresses', () => {
  test.each([
    '[00:1A:2B:3C:4D:5E|X] [00-1a-2b-3c-4d-5e|X] [0012.3456.789A|X]',
    '00:1A:2B:3C:4D, 00:1A-2B:3C-4D:5E',
    '00:00:00:00:00:00 FF-FF-FF-FF-FF-FF ffff.ffff.ffff',
    '00:1A:2B:3C:4D:5EX',
  ])('%s', (marked) => check('mac-address', marked))
})
