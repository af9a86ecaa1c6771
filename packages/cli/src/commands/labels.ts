import type { Command } from 'commander'

/** `palimpsest labels`: every label with its group, its paragraph of Safe Harbor and its names elsewhere. */
export function addTo(command: Command): void {
  command
    .option('--all', 'those of the other schemes as well', false)
    .option('--json', 'as JSON lines', false)
    .action(async (flags: { all: boolean; json: boolean }) => {
      const { allLabels, labelInfo } = await import('@palimpsest/deid/policy')
      const infos = allLabels
        .map((label) => labelInfo(label)!)
        .filter(({ label, names }) => flags.all || names.native === label)
      const rows = [
        ['label', 'group', '164.514(b)(2)(i)', 'presidio', 'hipaa', 'amia', 'subentity'],
        ...infos.map(({ label, group, safeHarbor, names }) => [
          label,
          group,
          safeHarbor ? `(${safeHarbor})` : '',
          names.presidio,
          names.hipaa,
          names.amia,
          names.subentity,
        ]),
      ]
      const { table } = await import('../table.ts')
      process.stdout.write(
        flags.json ? infos.map((info) => `${JSON.stringify(info)}\n`).join('') : table(rows),
      )
    })
}
