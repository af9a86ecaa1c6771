import { findEmails } from './email.ts'
import { findIpv6 } from './ipv6.ts'
import type { Recognizer } from './recognizer.ts'
import { findUrls } from './url.ts'

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d|0\\d{1,2})'
const HEX_PAIR = '[0-9A-F]{2}'

/** The prefix length of a subnet. */
const IPV4_PREFIX = '(?:/(?:3[0-2]|[12]?\\d)(?!\\d))?'

/** Addresses on the internet. */
export const network: readonly Recognizer[] = [
  {
    name: 'email',
    peer: 'EmailRecognizer',
    label: 'EMAIL_ADDRESS',
    languages: [],
    enabled: true,
    context: ['email'],
    rules: [{ name: 'Email (Medium)', regex: 'local@domain.suffix', score: 0.5, found: true }],
    find: findEmails,
  },
  {
    name: 'url',
    peer: 'UrlRecognizer',
    label: 'URL',
    languages: [],
    enabled: true,
    context: ['url', 'website', 'link'],
    rules: [
      { name: 'Standard Url', regex: 'scheme://host.suffix[:port][/path]', score: 0.6, found: true },
      { name: 'Non schema URL', regex: 'host.suffix[:port][/path]', score: 0.5, found: true },
      { name: 'Quoted URL', regex: '"scheme://host.suffix[:port][/path]"', score: 0.6, found: true },
      { name: 'Quoted Non-schema URL', regex: '"host.suffix[:port][/path]"', score: 0.5, found: true },
    ],
    find: findUrls,
  },
  {
    name: 'ip',
    peer: 'IpRecognizer',
    label: 'IP_ADDRESS',
    languages: [],
    enabled: true,
    context: ['ip', 'ipv4', 'ipv6'],
    rules: [
      { name: 'IPv4', regex: `${OCTET}(?:\\.${OCTET}){3}${IPV4_PREFIX}`, score: 0.6 },
      { name: 'IPv4_mapped', regex: '::ffff:a.b.c.d', score: 0.6, found: true },
      { name: 'IPv4_embedded', regex: 'groups:a.b.c.d', score: 0.6, found: true },
      { name: 'IPv6', regex: 'eight groups, or fewer around ::', score: 0.6, found: true },
      { name: 'IPv6_unspecified', regex: '::', score: 0.1, found: true },
    ],
    find: findIpv6,
  },
  {
    name: 'mac-address',
    peer: 'MacAddressRecognizer',
    label: 'MAC_ADDRESS',
    languages: [],
    enabled: true,
    context: ['mac', 'mac address', 'hardware address', 'physical address', 'ethernet'],
    rules: [
      {
        name: 'MAC_COLON_OR_HYPHEN',
        regex: `${HEX_PAIR}(?:(?::${HEX_PAIR}){5}|(?:-${HEX_PAIR}){5})`,
        score: 0.6,
      },
      { name: 'MAC_CISCO_DOT', regex: '[0-9A-F]{4}\\.[0-9A-F]{4}\\.[0-9A-F]{4}', score: 0.6 },
    ],
    // Nobody's address, and everybody's.
    invalidate: (match) => /^(?:0|[-:.])+$|^(?:F|[-:.])+$/i.test(match),
  },
]
