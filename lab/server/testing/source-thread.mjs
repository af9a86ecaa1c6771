// Opens the source of a worker thread where the sources are run: a thread's first file is read before any loader is
// there, so the loader comes first. The source's address is the thread's last argument.
import { register } from 'tsx/esm/api'

register()
const source = await import(process.argv.at(-1))
export default source.default
