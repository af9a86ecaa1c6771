/** Line drawings on a 16-unit grid; they take the colour of the text and are silent to screen readers. */
const drawings = {
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  check: 'M3 8.5l3.2 3.2L13 5',
  down: 'M4 6l4 4 4-4',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM10.8 10.8L14 14',
  shield: 'M8 1.8l5 1.9v4c0 3.1-2 5.5-5 6.6-3-1.1-5-3.5-5-6.6v-4zM5.6 8l1.8 1.8L10.6 6.4',
  text: 'M3 4h10M3 8h7M3 12h9',
  people:
    'M6 7.5a2.3 2.3 0 100-4.6 2.3 2.3 0 000 4.6zM1.8 13c.3-2.4 1.9-3.8 4.2-3.8s3.900 1.400 4.200 3.800M10.500 3.200a2.200 2.200 0 010 4.100M11.600 9.500c1.600.4 2.500 1.700 2.700 3.500',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  star: 'M8 1.900l1.900 3.900 4.300.6-3.100 3 .7 4.300L8 11.700l-3.800 2 .7-4.300-3.100-3 4.300-.6z',
  lock: 'M4.500 7.200V5a3.500 3.500 0 017 0v2.200M3.500 7.200h9v6.300h-9z',
  file: 'M4 1.800h5.200L12.500 5v9.200H4zM9 2v3.300h3.300',
  upload: 'M8 11V2.500M4.500 6L8 2.500 11.500 6M2.500 13.500h11',
  download: 'M8 2.500V11M4.500 7.500L8 11l3.500-3.500M2.500 13.500h11',
  comment: 'M2.500 3h11v8H8l-3 2.700V11H2.500z',
  eye: 'M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8zM8 10a2 2 0 100-4 2 2 0 000 4z',
  eyeOff:
    'M2 2l12 12M6.200 3.800A6 6 0 018 3.500c4 0 6.500 4.500 6.500 4.500a11 11 0 01-2 2.500M4 5.300A11 11 0 001.500 8S4 12.500 8 12.500c1 0 1.900-.3 2.700-.7',
  sun: 'M8 11a3 3 0 100-6 3 3 0 000 6zM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1.100 1.100M11.900 11.900L13 13M3 13l1.100-1.100M11.900 4.100L13 3',
  moon: 'M13.500 9.500A6 6 0 016.500 2.500a6 6 0 107 7z',
  keyboard: 'M1.500 4h13v8h-13zM4 6.500h.01M6.500 6.500h.01M9 6.500h.01M11.500 6.500h.01M4.500 9.500h7',
  warn: 'M8 2l6.500 11.500h-13zM8 6.500v3.200M8 11.700h.01',
  info: 'M8 14.500a6.500 6.500 0 100-13 6.500 6.500 0 000 13zM8 7.300v3.700M8 5h.01',
  drag: 'M6 3.500h.01M10 3.500h.01M6 8h.01M10 8h.01M6 12.500h.01M10 12.500h.01',
  undo: 'M5.500 3L2.500 6l3 3M2.500 6h7a4 4 0 010 8H6',
  redo: 'M10.500 3l3 3-3 3M13.500 6h-7a4 4 0 000 8H10',
  trash: 'M2.500 4h11M6 4V2.300h4V4M4 4l.7 9.700h6.600L12 4',
  split: 'M2 2.500h12v11H2zM8 2.500v11',
  image: 'M2 2.500h12v11H2zM2 11l3.500-3.500L9 11l2-2 3 3M10.500 6h.01',
  clock: 'M8 14.500a6.500 6.500 0 100-13 6.500 6.500 0 000 13zM8 4.500V8l2.500 1.500',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name, size = 16, fill }: { name: IconName; size?: number; fill?: boolean }) {
  const dots = name === 'more' || name === 'drag'
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={fill ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={dots ? 2.2 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={drawings[name]} />
    </svg>
  )
}
