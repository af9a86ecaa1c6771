/**
 * The files that were dropped, those in folders too, each with its path in the folder as name. A folder that cannot be
 * read, or what is no file, is left out.
 */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  // The list is gone once this function has waited for anything: entries and files are taken first.
  const dropped = [...data.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }))
  const found = await Promise.all(
    dropped.map(async ({ entry, file }) =>
      entry?.isDirectory ? filesIn(entry as FileSystemDirectoryEntry) : file ? [file] : [],
    ),
  )
  return found.flat()
}

async function filesIn(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  try {
    // A browser gives some at a time, and nothing at the end.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      )
      if (some.length === 0) break
      entries.push(...some)
    }
  } catch {
    return []
  }
  const found = await Promise.all(
    entries
      // What file managers leave behind.
      .filter(({ name }) => !name.startsWith('.'))
      .map((entry) =>
        entry.isDirectory
          ? filesIn(entry as FileSystemDirectoryEntry)
          : new Promise<File[]>((resolve) =>
              (entry as FileSystemFileEntry).file(
                (file) => resolve([new File([file], entry.fullPath.replace(/^\//, ''), { type: file.type })]),
                () => resolve([]),
              ),
            ),
      ),
  )
  return found.flat()
}
