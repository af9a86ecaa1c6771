import { type Command, Option } from 'commander'
import type { EngineFlags } from '../mat/engine.ts'
import type { WorkspaceFlags } from '../mat/workspace/operations.ts'

/** `palimpsest mat`: MIST's steps over files, and its workspaces, with the options of its own commands. */
export function addTo(command: Command): void {
  addEngine(command)
  addWorkspace(command)
}

function addEngine(command: Command): void {
  const engine = command
    .command('engine')
    .description("go through the steps of a MIST workflow; options are MATEngine's")
    .requiredOption('--task <name>', "'HIPAA Deidentification' or 'AMIA Deidentification'")
    .option('--workflow <name>', 'Demo, Hand annotation, Review/repair or Resynthesize')
    .option('--steps <names>', 'steps to do, in order, with commas between')
    .option('--undo_through <name>', 'take this step back, and what follows it, before doing any')
    .option('--print_steps <names>', 'print the documents as MAT JSON after these steps')
    .option('--input_file <file>', 'file to read, or - for standard input')
    .option('--input_dir <folder>', 'folder to read')
    .option('--input_file_re <regexp>', 'only files of the folder whose whole name matches')
    .requiredOption('--input_file_type <type>', 'mat-json, raw, xml-inline or fake-xml-inline')
    .option('--input_encoding <name>', 'encoding of raw files: ascii, utf-8, latin-1, …')
    .option('--output_file <file>', 'file to write, or - for standard output')
    .option('--output_dir <folder>', 'folder to write to')
    .option('--output_fsuff <suffix>', 'put after the names in the output folder')
    .option('--output_file_type <type>', 'mat-json, mat-json-v1, raw or xml-inline')
    .option('--output_encoding <name>', 'encoding of raw output: utf-8, ascii or latin-1', 'utf-8')
    .option('--xml_translate_all', 'every element of XML is an annotation')
    .option('--xml_input_is_overlay', 'other markup of XML belongs to the text')
    .option('--signal_is_xml', 'the text is XML: write it as it is')
    .option('--xml_output_tag_exclusions <names>', 'types that are not written as XML')
    .option('--xml_output_exclude_metadata', 'no metadata in XML')
  addStepOptions(engine).action(async (flags: EngineFlags) => {
    const { runEngine } = await import('../mat/engine.ts')
    process.exitCode = await runEngine(flags)
  })
}

function addWorkspace(command: Command): void {
  const workspace = command
    .command('workspace')
    .description('work on a folder of documents, stage by stage, as with a MIST workspace')
    .argument('<folder>', 'where the workspace is')
    .argument(
      '<operation>',
      'create, import, list, remove, autotag, markgold, unmarkgold, nominate, review, nominate_save or redact',
    )
    .argument(
      '[what...]',
      'a folder (core, nominated, redacted_rich, redacted_raw), then documents or files; default: all',
    )
    .option('--task <name>', "create: 'HIPAA Deidentification' or 'AMIA Deidentification'")
    .option('--initial_users <names>', 'create: who works in it, with commas between')
    .option('--user <name>', 'who marks documents as gold; default: the first user')
    .option('--file_type <type>', 'import: mat-json, raw, xml-inline or fake-xml-inline', 'mat-json')
    .option('--encoding <name>', 'import: encoding of raw files: ascii, utf-8, latin-1, …')
    .option('--strip_suffix <suffix>', 'import: take this off the names of the files')
    .option('--document_status <status>', 'import: gold or reconciled')
    .option('--json', 'list: as JSON lines')
    .option('--dont_limit_to_gold', 'nominate, redact: take documents that are not gold too')
    .option('--at <start>', 'review: the proposal to change, by its place')
    .option('--replacement <text>', 'review: what to put there instead')
    .option('--doc <file>', 'nominate_save: MAT JSON to save as the nominated document')
    .option('--transform', 'nominate_save: write the redacted documents, and be done with the nominated ones')
    .option('--retain_existing', 'redact, nominate_save: keep what is in the redacted folders')
  addStepOptions(workspace).action(
    async (root: string, operation: string, what: string[], flags: WorkspaceFlags) => {
      const { runWorkspace } = await import('../mat/workspace/run-workspace.ts')
      process.exitCode = await runWorkspace(root, operation, what, flags)
    },
  )
}

/** Options of the steps, which both commands hand on. */
function addStepOptions(command: Command): Command {
  return command
    .option('--replacer <name>', "such as 'clear -> clear'")
    .option('--replacement_map <json>', 'rules by file and label')
    .option('--replacement_map_file <file>', 'file with such rules; ignored beside --replacement_map')
    .option('--dont_nominate <labels>', 'labels that are left as they are')
    .option('--flag_unparseable_seeds <labels>', 'labels whose unreadable values a person must look at')
    .option('--cache_scope <scopes>', 'LABEL,doc or LABEL,batch or LABEL,none, with ; between')
    .option('--resource_file_repl <files>', 'data file=replacement, with ; between')
    .option('--prologue <text>', 'text before the rewritten one')
    .option('--prologue_file <file>', 'file with that text; ignored beside --prologue')
    .option('--dont_transform <labels>', 'labels that are not replaced')
    .option('--mark_gold', 'zones count as reconciled')
    .option('--accept_leaks', 'write texts that still show something removed')
    .option('--tagger_local', 'no effect: tagging is always done here')
    .option('--pipeline <name>', 'pipeline that tags', 'clinical-fast')
    .option('--key-file <file>', 'file with the key; else PALIMPSEST_KEY, else a random one')
    .addOption(new Option('--compat <version>', 'write what that version writes').choices(['mist-2.0.4']))
}
