import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../../shared/routes.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../../testing/server.ts'

let test: TestLab
let ada: Visitor
let projectId: number

beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
  ;({ projectId } = await aProject(ada))
}, 60_000)
afterAll(() => test.close())

const send = (files: readonly { name: string; content: string | Uint8Array }[], query = {}) =>
  ada.get(routes.importTasks, { params: { projectId }, query, files })
const find = async (q: string) =>
  (await ada.get(routes.listTasks, { params: { projectId }, query: { q } })).tasks

describe('importing', () => {
  it('tags every new task as not yet de-identified', async () => {
    const report = await send([{ name: 'letter.txt', content: 'Dear Dr. Roe,\r\n  all  well.\n' }])
    expect(report).toMatchObject({ added: 1, duplicates: 0, failed: 0 })
    const [row] = await find('letter.txt')
    expect(row).toMatchObject({
      externalId: 'letter.txt',
      tags: ['NonDeidentified'],
      dot: { colour: 'grey' },
    })
    const { text } = await ada.get(routes.getTask, { params: { projectId, taskId: row!.id } })
    expect(text).toBe('Dear Dr. Roe,\r\n  all  well.\n')
  })

  it('reports ids that are there already, and leaves those tasks alone', async () => {
    await send([{ name: 'once.jsonl', content: '{"id":"twice","text":"first"}' }])
    const report = await send([
      {
        name: 'again.jsonl',
        content: '{"id":"twice","text":"second"}\n{"id":"new-1","text":"x"}\n{"id":"new-1","text":"y"}',
      },
    ])
    expect(report).toMatchObject({ added: 1, duplicates: 2 })
    const [row] = await find('id:twice')
    expect((await ada.get(routes.getTask, { params: { projectId, taskId: row!.id } })).text).toBe('first')
  })

  it('keeps the titles and tags of JSON lines', async () => {
    const line = { id: 'titled', text: 'Seen by Roe.', title: 'A letter of June', tags: ['pilot'] }
    await send([{ name: 'titled.jsonl', content: JSON.stringify(line) }])
    const [row] = await find('id:titled')
    expect(row).toMatchObject({ title: 'A letter of June', tags: ['NonDeidentified', 'pilot'] })
  })

  it('goes on behind a broken record of a table, and says on which line it was', async () => {
    const content = [
      'id,text,ward',
      'r1,"One, and',
      'a half",5',
      'r2,Seen by Roe, twice,5,6',
      'r3,"Never closed,5',
      'r4,"Four",5',
      'r5',
      'r6,"Six ""6""",5,,',
      'r7,Seven,5',
    ].join('\r\n')
    const report = await send([{ name: 'broken.csv', content }])
    expect(report.files[0]!.problems.map(({ where }) => where)).toEqual(['line 4', 'line 5', 'line 7'])
    expect(report).toMatchObject({ added: 4, failed: 3 })
    const texts = await Promise.all(
      ['r1', 'r4', 'r6', 'r7'].map(async (id) => {
        const [row] = await find(`id:${id}`)
        return (await ada.get(routes.getTask, { params: { projectId, taskId: row!.id } })).text
      }),
    )
    expect(texts).toEqual(['One, and\r\na half', 'Four', 'Six "6"', 'Seven'])
  })

  it('goes on behind a broken line', async () => {
    const report = await send([
      {
        name: 'broken.jsonl',
        content: '{"id":"b1","text":"one"}\n{"id": broken\n{"id":"b3","text":"three"}\n{"id":"b4"}',
      },
    ])
    expect(report).toMatchObject({ added: 2, failed: 2 })
    expect(report.files[0]!.problems.map(({ where }) => where)).toEqual(['line 2', 'line 4'])
  })

  it('reads the spans that come with documents, as a draft or as a prediction', async () => {
    const line = JSON.stringify({
      id: 'spans-1',
      text: 'Dr. Roe 🙂 in Rome',
      spans: [
        { start: 4, end: 7, label: 'DOCTOR' },
        { start: 14, end: 18, label: 'TOWN' },
      ],
    })
    await send([{ name: 's.jsonl', content: line }])
    const [row] = await find('id:spans-1')
    const task = await ada.get(routes.getTask, { params: { projectId, taskId: row!.id } })
    expect(task.completions).toHaveLength(1)
    const { spanList } = await ada.get(routes.getCompletion, {
      params: { projectId, completionId: task.completions[0]!.id },
    })
    expect(spanList.map(({ start, end, label }) => [task.text.slice(start, end), label])).toEqual([
      ['Roe', 'DOCTOR'],
      ['Rome', 'TOWN'],
    ])
    // The label that only the file knew is part of the project now.
    const { labels } = await ada.get(routes.getLabels, { params: { projectId } })
    expect(labels.some(({ name }) => name === 'TOWN')).toBe(true)
    await send([{ name: 'p.jsonl', content: line.replace('spans-1', 'spans-2') }], { spans: 'prediction' })
    const [other] = await find('id:spans-2')
    expect(
      (await ada.get(routes.getTask, { params: { projectId, taskId: other!.id } })).predictions,
    ).toHaveLength(1)
  })

  it('reads the export of the Generative AI Lab, Label Studio style', async () => {
    const content = JSON.stringify([
      {
        id: 77,
        data: { text: 'Seen by Roe.', title: 'A letter' },
        completions: [
          {
            honeypot: true,
            result: [
              {
                type: 'labels',
                from_name: 'label',
                to_name: 'text',
                value: { start: 8, end: 11, text: 'Roe', labels: ['DOCTOR'] },
              },
            ],
          },
        ],
      },
    ])
    expect(await send([{ name: 'lab.json', content }])).toMatchObject({ added: 1 })
    const [row] = await find('id:77')
    expect(row).toMatchObject({ externalId: '77', title: 'A letter', spans: 1 })
  })

  it('reads tables, and says when the column of texts is missing', async () => {
    expect(
      await send([{ name: 't.csv', content: 'id,text,ward\nc1,"Hello, Roe",4\nc2,Bye,5\n' }]),
    ).toMatchObject({ added: 2 })
    const [row] = await find('id:c1')
    expect((await ada.get(routes.getTask, { params: { projectId, taskId: row!.id } })).meta).toMatchObject({
      ward: '4',
    })
    const report = await send([{ name: 'no.csv', content: 'id,note\n1,x\n' }])
    expect(report).toMatchObject({ added: 0, failed: 1 })
    expect(report.files[0]!.problems[0]!.message).toContain('no column named text')
    expect(
      await send([{ name: 'yes.csv', content: 'id,note\nc9,x\n' }], { textColumn: 'note' }),
    ).toMatchObject({ added: 1 })
  })

  it('reads archives with pairs of brat, and names what it cannot read', async () => {
    const archive = zipSync({
      'set/a.txt': strToU8('Dr. Roe called.'),
      'set/a.ann': strToU8('T1\tDOCTOR 4 7\tRoe\n'),
      'set/b.txt': strToU8('Nothing.'),
      'set/photo.png': new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0xff, 0xfe, 0xfd]),
      '../../escape.txt': strToU8('Where am I?'),
      '__MACOSX/._a.txt': strToU8('noise'),
    })
    const report = await send([{ name: 'set.zip', content: archive }])
    expect(report).toMatchObject({ added: 3, failed: 1 })
    const [row] = await find('a.txt')
    expect(row).toMatchObject({ spans: 1 })
    expect(await find('escape.txt')).toHaveLength(1)
  })

  it.each([
    ['bytes that are no text', new Uint8Array([0x80, 0x81, 0xff, 0x00]), 'not UTF-8'],
    ['a NUL in the text', 'ab\0cd', 'NUL'],
    ['nothing but blanks', '  \n ', 'empty'],
    ['half of a pair', '{"id":"half","text":"\\ud83d"}', 'half'],
    ['UTF-16 without a mark', Buffer.from('Seen by Dr. Roe', 'utf16le'), 'byte order mark'],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0, 0x42, 0, 0, 0]), 'byte order mark'],
    ['Latin-1', Buffer.from('Dr. Müller', 'latin1'), 'not UTF-8'],
    ['Shift-JIS', new Uint8Array([0x8a, 0xb3, 0x8e, 0xd2]), 'not UTF-8'],
    ['an id with a NUL', '{"id":"n\\u0000","text":"x"}', 'NUL'],
    ['a title with half of a pair', '{"id":"h1","text":"x","title":"\\udc00"}', 'half'],
    ['a tag with a NUL', '{"id":"h2","text":"x","tags":["\\u0000"]}', 'NUL'],
    ['a field with half of a pair', '{"id":"h3","text":"x","meta":{"a":"\\ud800"}}', 'half'],
  ])('refuses %s with a reason', async (name, content, reason) => {
    const ending = typeof content === 'string' && content.startsWith('{') ? 'jsonl' : 'txt'
    const report = await send([{ name: `${name}.${ending}`, content }])
    expect(report).toMatchObject({ added: 0, failed: 1 })
    expect(report.files[0]!.problems[0]!.message).toContain(reason)
  })

  it('does not unpack a bomb', async () => {
    const bomb = zipSync({ 'zeros.txt': new Uint8Array(100 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    const report = await send([{ name: 'bomb.zip', content: bomb }])
    expect(report).toMatchObject({ added: 0, failed: 1 })
    expect(report.files[0]!.problems[0]!.message).toContain('unpacks')
  }, 60_000)

  it('reads a damaged archive as damaged', async () => {
    const good = zipSync({ 'a.txt': strToU8('x'.repeat(5000)) })
    const report = await send([{ name: 'cut.zip', content: good.subarray(0, 30) }])
    expect(report.added).toBe(0)
  })

  it('names a file that is no archive of texts, and an archive in an archive', async () => {
    const inner = zipSync({ 'a.txt': strToU8('inner') })
    const report = await send([
      { name: 'letter.docx', content: zipSync({ 'word/document.xml': strToU8('<w/>') }) },
      { name: 'outer.zip', content: zipSync({ 'inner.zip': inner, 'beside.txt': strToU8('beside') }) },
    ])
    expect(report).toMatchObject({ added: 1, failed: 2 })
    expect(report.files.flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([
      'This kind of file is not read here.',
      'An archive inside an archive is not read: unpack it first.',
    ])
  })

  it('reads tables of spreadsheets that put semicolons between cells', async () => {
    const content = '\uFEFFid;text;ward\r\nsemi-1;"Seen; by Roe, twice";4\r\n'
    expect(await send([{ name: 'semi.csv', content }])).toMatchObject({ added: 1, failed: 0 })
    const [row] = await find('id:semi-1')
    const task = await ada.get(routes.getTask, { params: { projectId, taskId: row!.id } })
    expect(task).toMatchObject({ text: 'Seen; by Roe, twice', meta: { ward: '4' } })
  })

  it('reports ids and names that cannot be cut anywhere', async () => {
    const id = `${'i'.repeat(79)}😀${'i'.repeat(219)}😀`
    const content = JSON.stringify({ id, text: 'x' })
    expect(await send([{ name: `${'n'.repeat(299)}😀.jsonl`, content }])).toMatchObject({ added: 1 })
    const again = await send([{ name: 'again.jsonl', content }])
    expect(again).toMatchObject({ added: 0, duplicates: 1 })
    expect(again.files[0]!.problems[0]!.where).toBe(`document ${'i'.repeat(79)}`)
  })

  it('decodes UTF-16 where a mark says so', async () => {
    const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Grüße, Dr. Roe', 'utf16le')])
    expect(await send([{ name: 'sixteen.txt', content }])).toMatchObject({ added: 1 })
    const [row] = await find('sixteen')
    expect((await ada.get(routes.getTask, { params: { projectId, taskId: row!.id } })).text).toBe(
      'Grüße, Dr. Roe',
    )
  })
})
