import { nicknameList } from './generated/nickname-list.ts'

let byFormal: ReadonlyMap<string, readonly string[]> | undefined

/** Formal given name -> what its bearers are called as well, both in lower case: `robert` -> `bob`, `rob`, … */
export function nicknames(): ReadonlyMap<string, readonly string[]> {
  byFormal ??= new Map(
    nicknameList.split('|').map((entry) => {
      const [formal, short] = entry.split('=') as [string, string]
      return [formal, short.split(',')] as const
    }),
  )
  return byFormal
}
