import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, migrate, openInMemory } from '../db/connect.ts'

/** A fresh migrated database in memory: from a dump made once for each state of the migrations. */
export async function freshDatabase(): Promise<Database> {
  const path = join(tmpdir(), `palimpsest-lab-template-${migrationsHash()}.tar.gz`)
  if (!existsSync(path)) {
    const blank = await openInMemory()
    await migrate(blank)
    const temporary = `${path}.${process.pid}`
    await blank.backup(temporary)
    await blank.close()
    renameSync(temporary, path)
  }
  return openInMemory({ template: new Blob([readFileSync(path)]) })
}

function migrationsHash(): string {
  const folder = new URL('../db/migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(new URL(name, folder)))
  return hash.digest('hex').slice(0, 16)
}
